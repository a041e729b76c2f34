package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files that a process has open or mapped, as Linux tells; elsewhere none. */
public final class HeldFiles {

  private HeldFiles() {}

  /** Those of any process below a folder, by process. */
  static List<String> below(Path folder) throws IOException {
    List<String> held = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        held.addAll(of(process, folder + "/"));
      }
    }
    return held;
  }

  /** Those below a folder that this process holds though they were deleted. */
  public static List<String> deleted(Path folder) throws IOException {
    return of(Path.of("/proc/self"), folder + "/").stream()
        .filter(file -> file.endsWith("(deleted)"))
        .toList();
  }

  private static List<String> of(Path process, String folder) {
    List<String> held = new ArrayList<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"));
        Stream<String> mapped = Files.lines(process.resolve("maps"))) {
      mapped.forEach(line -> held.add(process + ": " + line));
      for (Path descriptor : open) {
        if (Files.isSymbolicLink(descriptor)) { // the listing's own is gone by now
          held.add(process + ": " + Files.readSymbolicLink(descriptor));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // It ended meanwhile, or is another user's.
    }
    held.removeIf(file -> !file.contains(folder));
    return held;
  }
}
