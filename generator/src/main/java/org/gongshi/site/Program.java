package org.gongshi.site;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;

/** This program's own files: another version of it may make other pages of the same content. */
final class Program {

  /** Read once: a program that was replaced while it ran still is the one that runs. */
  private static @Nullable String known;

  private Program() {}

  static synchronized String fingerprint() throws IOException {
    String print = known;
    if (print == null) {
      print = read();
      known = print;
    }
    return print;
  }

  private static String read() throws IOException {
    Path own;
    try {
      own = Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot find this program's files", e);
    }
    if (Files.isRegularFile(own)) {
      return Sha256.of(own);
    }
    StringBuilder all = new StringBuilder();
    for (String file : FoundFiles.below(own).files()) {
      all.append(file).append(Sha256.of(own.resolve(file)));
    }
    return Sha256.of(all.toString());
  }
}
