package org.gongshi.review.extraction;

/** How a picture is encoded; a PNG that would be too long, a photograph, becomes a JPEG. */
public enum PictureType {
  PNG,
  JPEG
}
