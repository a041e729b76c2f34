package org.gongshi.site.bake;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * An address as a QR code (ISO/IEC 18004, level M), as one SVG path of unit squares: small, sharp
 * on paper, and no picture to load.
 */
final class QrCode {

  /** Clear modules around the code, as the standard asks. */
  private static final int QUIET = 4;

  /**
   * Any of the eight masks makes a valid code. Choosing the one that looks best takes nine tenths
   * of the time of a code, and a seventh of that of a site.
   */
  private static final int MASK = 2;

  private QrCode() {}

  /**
   * The code as templates see it.
   *
   * @param address an absolute URL
   */
  static Map<String, Object> of(String address) {
    BitMatrix bits;
    try {
      bits =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.QR_MASK_PATTERN,
                      MASK,
                      EncodeHintType.MARGIN,
                      QUIET,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + address, e);
    }
    return Map.of("size", bits.getWidth(), "d", path(bits), "address", address);
  }

  /** A run of dark modules in a row is one rectangle. */
  private static String path(BitMatrix bits) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < bits.getHeight(); y++) {
      int x = 0;
      while (x < bits.getWidth()) {
        int run = 0;
        while (x + run < bits.getWidth() && bits.get(x + run, y)) {
          run++;
        }
        if (run > 0) {
          path.append('M').append(x).append(' ').append(y).append('h').append(run);
          path.append("v1h-").append(run).append('z');
        }
        x += Math.max(1, run);
      }
    }
    return path.toString();
  }
}
