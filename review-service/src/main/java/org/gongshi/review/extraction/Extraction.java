package org.gongshi.review.extraction;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Reads a file by what it is, whatever its name says; the work of the process of its own. */
final class Extraction {
  /** What passes between the two processes. */
  static final ObjectMapper MAPPER = mapper();

  private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};

  /** Some programs write a line before the header; readers look that far (ISO 32000-1 annex H). */
  private static final int HEADER_WITHIN = 1024;

  private Extraction() {}

  private static ObjectMapper mapper() {
    JsonMapper mapper = JsonMapper.builder().build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(100_000_000).build());
    return mapper;
  }

  static Extracted of(byte[] file, Limits limits) {
    try {
      if (file.length > limits.bytes()) {
        throw new RefusedException(Refusal.TOO_MANY_BYTES);
      }
      if (begins(file, ZIP)) {
        return DocxText.of(file, limits);
      }
      if (begins(file, OLE)) {
        throw new RefusedException(isLocked(file) ? Refusal.ENCRYPTED : Refusal.UNKNOWN_FORMAT);
      }
      if (begins(file, JPEG)) {
        return Pictures.of(file, PictureType.JPEG, limits);
      }
      if (begins(file, PNG)) {
        return Pictures.of(file, PictureType.PNG, limits);
      }
      if (holdsEarly(file, PDF)) {
        return PdfText.of(file, limits);
      }
      throw new RefusedException(Refusal.UNKNOWN_FORMAT);
    } catch (RefusedException e) {
      return e.answer();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Parsers of broken files throw whatever they like; what it says may hold the file's text.
      return new Extracted.Refused(Refusal.BROKEN, 0);
    }
  }

  /** Office puts a file with a password into an old one ([MS-OFFCRYPTO] 2.3). */
  private static boolean isLocked(byte[] file) throws IOException {
    try (POIFSFileSystem old = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      return old.getRoot().hasEntryCaseInsensitive("EncryptedPackage");
    }
  }

  private static boolean begins(byte[] file, byte[] mark) {
    return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
  }

  private static boolean holdsEarly(byte[] file, byte[] mark) {
    for (int i = 0; i + mark.length <= Math.min(file.length, HEADER_WITHIN); i++) {
      if (Arrays.equals(file, i, i + mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    return false;
  }
}
