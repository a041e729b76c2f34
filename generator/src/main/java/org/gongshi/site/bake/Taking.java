package org.gongshi.site.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.content.Beside;

/**
 * Takes files over from the last release, by second names in this one, while the pages are thought
 * out: a month may have thousands of them.
 */
final class Taking implements AutoCloseable {

  private static final int AT_A_TIME = 256;

  private final Beside beside = new Beside(1);
  private final List<Beside.Part> parts = new ArrayList<>();
  private List<Link> next = new ArrayList<>();

  private record Link(Path target, Path file) {}

  /**
   * Takes a file over, now or later.
   *
   * @param target where it is to be; its folder is there
   */
  void take(Path target, Path file) {
    next.add(new Link(target, file));
    if (next.size() == AT_A_TIME) {
      begin();
    }
  }

  private void begin() {
    List<Link> links = next;
    next = new ArrayList<>();
    parts.add(
        beside.now(
            () -> {
              for (Link link : links) {
                Files.createLink(link.target(), link.file());
              }
            }));
  }

  /** Returns when all of them are there. */
  void end() throws IOException {
    begin();
    for (Beside.Part part : parts) {
      part.end();
    }
  }

  @Override
  public void close() {
    beside.close();
  }
}
