package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.deploy.Target.Upload;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;

/**
 * Files that are brought together, with their twins.
 *
 * @param uploads twins before the file itself
 * @param files what will be there, by path
 * @param absentTwins that must not be there
 */
record Batch(List<Upload> uploads, SortedMap<String, PublicFile> files, List<String> absentTwins) {

  /** The release was removed meanwhile, as one is that shows what was taken down. */
  static final class ReleaseGoneException extends IOException {
    ReleaseGoneException() {
      super("部署期间版本已被清除，请再次部署当前版本");
    }
  }

  /**
   * Reads files of a release, checks that they are what its manifest says, and makes their twins.
   *
   * @param folder where twins are made
   * @throws ReleaseGoneException if the release is not there any more
   */
  static Batch of(
      List<Map.Entry<String, PublicFile>> some, Places places, boolean twins, Path folder)
      throws IOException {
    Batch batch = new Batch(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    // All of them end before any failure is told: none writes to a folder that is being removed.
    List<Result> results =
        some.parallelStream()
            .map(file -> result(file.getKey(), file.getValue(), places, twins, folder))
            .toList();
    for (Result result : results) {
      switch (result) {
        case Failed(NoSuchFileException e) -> throw new ReleaseGoneException();
        case Failed(IOException e) -> throw e;
        case Made(Batch family) -> {
          batch.uploads.addAll(family.uploads);
          batch.files.putAll(family.files);
          batch.absentTwins.addAll(family.absentTwins);
        }
      }
    }
    return batch;
  }

  private sealed interface Result {}

  private record Made(Batch family) implements Result {}

  private record Failed(IOException e) implements Result {}

  private static Result result(
      String path, PublicFile file, Places places, boolean twins, Path folder) {
    try {
      return new Made(family(path, file, places, twins, folder));
    } catch (IOException e) {
      return new Failed(e);
    }
  }

  private static Batch family(
      String path, PublicFile file, Places places, boolean twins, Path folder) throws IOException {
    Path source = places.resolve(path);
    byte[] bytes = Files.readAllBytes(source);
    if (!Sha256.of(bytes).equals(file.sha256())) {
      throw new IOException("版本中的 " + path + " 与清单不符，没有部署；请用 verify 检查");
    }
    Batch family = new Batch(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    SortedMap<String, byte[]> made = twins ? Twins.of(path, bytes) : new TreeMap<>();
    for (String suffix : Twins.SUFFIXES) {
      byte[] twin = made.get(suffix);
      if (twin == null) {
        family.absentTwins.add(path + suffix);
      } else {
        Path copy = Files.write(folder.resolve(Sha256.of(path) + suffix), twin);
        Files.setLastModifiedTime(copy, Files.getLastModifiedTime(source));
        family.uploads.add(new Upload(path + suffix, copy));
        family.files.put(path + suffix, new PublicFile(Sha256.of(twin), twin.length));
      }
    }
    family.uploads.add(new Upload(path, source));
    family.files.put(path, file);
    return family;
  }
}
