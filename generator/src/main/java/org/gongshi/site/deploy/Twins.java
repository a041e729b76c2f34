package org.gongshi.site.deploy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.gongshi.site.content.MediaTypes;

/**
 * Compressed forms that lie beside a file, for servers that send them as they are. The same bytes
 * give the same twins: gzip's head names no time.
 */
final class Twins {

  static final String GZIP = ".gz";
  static final String BROTLI = ".br";
  static final List<String> SUFFIXES = List.of(GZIP, BROTLI);

  /** Below this many bytes one packet carries the file as it is. */
  private static final int WORTH_COMPRESSING = 512;

  /** Higher ones take ten times as long for a few percent of a page. */
  private static final int QUALITY = 9;

  /** Of two to this power bytes; for a page a larger one takes ten times as long for nothing. */
  private static final int SMALL_WINDOW = 16;

  private static final Encoder.Parameters SMALL = Encoder.Parameters.create(QUALITY, SMALL_WINDOW);
  private static final Encoder.Parameters LARGE = Encoder.Parameters.create(QUALITY);

  static {
    Brotli4jLoader.ensureAvailability();
  }

  private Twins() {}

  /** The twins of a file by suffix; those that would not be smaller are left out. */
  static SortedMap<String, byte[]> of(String path, byte[] bytes) throws IOException {
    SortedMap<String, byte[]> twins = new TreeMap<>();
    if (bytes.length >= WORTH_COMPRESSING && MediaTypes.isText(MediaTypes.of(path))) {
      twins.put(GZIP, gzip(bytes));
      boolean small = bytes.length < 1 << SMALL_WINDOW;
      twins.put(BROTLI, Encoder.compress(bytes, small ? SMALL : LARGE));
      twins.values().removeIf(twin -> twin.length >= bytes.length);
    }
    return twins;
  }

  /** The file whose twin a path may be. */
  static String original(String path) {
    for (String suffix : SUFFIXES) {
      if (path.endsWith(suffix)) {
        return path.substring(0, path.length() - suffix.length());
      }
    }
    return path;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
