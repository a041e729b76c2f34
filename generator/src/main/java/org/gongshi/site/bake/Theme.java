package org.gongshi.site.bake;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Sha256;

/**
 * A folder of templates ({@code *.ftlh}) and assets ({@code assets/}).
 *
 * @param fingerprint of all its files
 */
public record Theme(Path folder, String fingerprint) {

  private static final String RESOURCES = "theme/";
  private static final String HOME = RESOURCES + "home.ftlh";

  /** The templates in this folder. */
  public static Theme in(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve("home.ftlh"))) {
      throw new IOException("no templates in " + folder);
    }
    StringBuilder all = new StringBuilder();
    for (String file : FoundFiles.below(folder).files()) {
      all.append(file).append('\n').append(Sha256.of(folder.resolve(file))).append('\n');
    }
    return new Theme(folder, Sha256.of(all.toString()));
  }

  /**
   * The templates that this program ships, unpacked where they come in a jar.
   *
   * @param work an empty folder
   */
  public static Theme shipped(Path work) throws IOException {
    URL home = Theme.class.getClassLoader().getResource(HOME);
    if (home == null) {
      throw new IOException("this program ships no templates; name a folder with --templates");
    }
    try {
      if (home.getProtocol().equals("file")) {
        return in(Path.of(home.toURI()).resolveSibling(""));
      }
      String jar = home.getPath().substring(0, home.getPath().indexOf("!/"));
      unpack(new File(new java.net.URI(jar)), work);
      return in(work);
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the templates at " + home, e);
    }
  }

  private static void unpack(File file, Path work) throws IOException {
    try (JarFile jar = new JarFile(file)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith(RESOURCES) && !entry.isDirectory()) {
          Path target = work.resolve(entry.getName().substring(RESOURCES.length())).normalize();
          if (!target.startsWith(work)) {
            throw new IOException("the templates' jar names a file outside of it");
          }
          Files.createDirectories(target.resolveSibling(""));
          try (var in = jar.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }

  /** Paths of the assets, {@code assets/...}. */
  public List<String> assets() throws IOException {
    return FoundFiles.below(folder).files().stream().filter(f -> f.startsWith("assets/")).toList();
  }

  /** Paths of everything that is not an asset. */
  public List<String> templates() throws IOException {
    return templates(folder);
  }

  static List<String> templates(Path folder) throws IOException {
    return FoundFiles.below(folder).files().stream().filter(f -> f.endsWith(".ftlh")).toList();
  }

  /** What an asset's address may carry so that a browser fetches it anew when the theme changes. */
  public String assetVersion() {
    return fingerprint.substring(0, 12);
  }
}
