package org.gongshi.review.extraction;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws a picture's pixels, turned as its camera was, on a new sheet and encodes that: no EXIF, no
 * place, no thumbnail, no profile, no comment, nothing behind the end of the file comes along. The
 * same pixels give the same bytes.
 */
final class Pictures {
  /** A longer side is scaled down; a page needs no more. The next one is for what is still long. */
  private static final int[] LONGEST_SIDES = {3000, 2000, 1000};

  private static final int LONGEST_FILE = 8 << 20;

  private static final PictureType[] JPEG_ONLY = {PictureType.JPEG};
  private static final float QUALITY = 0.88f;

  private Pictures() {}

  static Extracted of(byte[] file, PictureType type, Limits limits) throws IOException {
    BufferedImage decoded = decode(file, type, limits);
    int orientation = orientation(file);
    for (int side : LONGEST_SIDES) {
      BufferedImage sheet = redrawn(decoded, orientation, side);
      for (PictureType as : type == PictureType.PNG ? PictureType.values() : JPEG_ONLY) {
        byte[] bytes = encode(sheet, as);
        if (bytes.length <= LONGEST_FILE) {
          return new Extracted.Picture(bytes, as, sheet.getWidth(), sheet.getHeight());
        }
      }
    }
    throw new RefusedException(Refusal.TOO_MANY_PIXELS);
  }

  private static BufferedImage decode(byte[] file, PictureType type, Limits limits)
      throws IOException {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.name());
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > limits.pixels()) {
          throw new RefusedException(Refusal.TOO_MANY_PIXELS);
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /** As EXIF counts them, 1 to 8; 1 where it says nothing. */
  private static int orientation(byte[] file) {
    try {
      var exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      int value =
          exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
              ? 1
              : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
      return value >= 1 && value <= 8 ? value : 1;
    } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
      return 1;
    }
  }

  private static BufferedImage redrawn(BufferedImage from, int orientation, int longestSide) {
    int width = from.getWidth();
    int height = from.getHeight();
    double scale = Math.min(1, longestSide / (double) Math.max(width, height));
    boolean turned = orientation >= 5;
    int across = (int) Math.max(1, Math.round((turned ? height : width) * scale));
    int down = (int) Math.max(1, Math.round((turned ? width : height) * scale));
    BufferedImage sheet = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, across, down);
    if (scale < 1) {
      pen.setRenderingHint(
          java.awt.RenderingHints.KEY_INTERPOLATION,
          java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.concatenate(upright(orientation, width, height));
    pen.drawImage(from, place, null);
    pen.dispose();
    return sheet;
  }

  /** The way from stored to seen (EXIF 2.32, tag 0x0112). */
  private static AffineTransform upright(int orientation, int w, int h) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }

  private static byte[] encode(BufferedImage sheet, PictureType type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(type.name().toLowerCase(Locale.ROOT)).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (type == PictureType.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(sheet, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
