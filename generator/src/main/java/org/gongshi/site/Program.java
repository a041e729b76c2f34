package org.gongshi.site;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Sha256;

/** This program's own files: another version of it may make other pages of the same content. */
final class Program {

  private Program() {}

  static String fingerprint() throws IOException {
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
