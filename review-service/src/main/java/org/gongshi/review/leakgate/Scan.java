package org.gongshi.review.leakgate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakReader;
import org.gongshi.review.redaction.LeakSearch;
import org.gongshi.review.redaction.LeakSearch.Secret;

/**
 * One look through a folder of public files, links followed: every file's bytes, what is packed in
 * them, and its name, each read once. A {@link Canary} is planted and has to be caught.
 */
final class Scan {
  private static final int BLOCK = 64 * 1024;

  private final LeakSearch search;
  private final Canary canary;
  private final Sightings sightings;
  private final byte[] block = new byte[BLOCK];
  private final Map<Integer, Integer> seen = new HashMap<>();
  private final LeakReader reader;
  private final Unpacking unpacking;
  private boolean nameShows;
  private int files;
  private long bytes;

  private Scan(Path folder, Iterable<Secret> secrets) {
    unpacking = new Unpacking(folder);
    canary = new Canary(new SecureRandom());
    List<Secret> all = new ArrayList<>(canary.secrets());
    secrets.forEach(all::add);
    search = LeakSearch.of(all);
    sightings = new Sightings(search);
    reader = search.reader((secret, offset) -> seen.merge(secret, 1, Integer::sum));
  }

  /**
   * What a scan found.
   *
   * @param bytes read, after unpacking
   * @param secrets looked for, the canary's not counted
   * @param planted how often the canary was planted
   * @param caught how often it was found
   */
  record Result(
      int files, long bytes, int secrets, int planted, int caught, List<Sightings.Leak> leaks) {

    /** The same without the leaks that are none. */
    Result without(Predicate<Sightings.Leak> harmless) {
      List<Sightings.Leak> left = leaks.stream().filter(harmless.negate()).toList();
      return new Result(files, bytes, secrets, planted, caught, left);
    }

    /** Whether the scan saw what it had to see; it proves nothing otherwise. */
    boolean isSound() {
      return planted == caught;
    }
  }

  /**
   * Looks through {@code folder}.
   *
   * @throws IOException if a file cannot be read, or vanishes while it is being read
   */
  static Result of(Path folder, Iterable<Secret> secrets) throws IOException {
    return new Scan(folder, secrets).run(folder);
  }

  private Result run(Path folder) throws IOException {
    int planted = 0;
    int caught = 0;
    for (Map.Entry<String, byte[]> file : canary.files().entrySet()) {
      Set<Integer> found = read(file.getKey(), new ByteArrayInputStream(file.getValue())).keySet();
      planted += canary.secrets().size();
      caught += (int) found.stream().filter(n -> n < canary.secrets().size()).count();
    }
    files = 0;
    bytes = 0;
    for (Path path : files(folder)) {
      String name = folder.relativize(path).toString();
      PublicFile file = PublicFile.at(name);
      try (InputStream in = Files.newInputStream(path)) {
        Map<Integer, Integer> found = read(name, in);
        sightings.saw(nameShows ? file.untold() : file, found);
      }
      files++;
    }
    return new Result(
        files,
        bytes,
        search.size() - canary.secrets().size(),
        planted,
        caught,
        sightings.leaks(answered(folder)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How often each secret stands in a file, in its bytes as they are or unpacked. */
  private Map<Integer, Integer> read(String name, InputStream raw) throws IOException {
    seen.clear();
    byte[] title = name.getBytes(StandardCharsets.UTF_8);
    reader.read(title, 0, title.length);
    reader.end();
    nameShows = !seen.isEmpty();
    InputStream in = unpacking.of(name, raw);
    if (name.endsWith(".pdf")) {
      byte[] pdf = in.readAllBytes();
      byte[] words = Unpacking.words(pdf);
      reader.read(words, 0, words.length);
      reader.end();
      in = new ByteArrayInputStream(pdf);
    }
    bytes += drain(in, reader);
    return Map.copyOf(seen);
  }

  /** Reads a stream to its end, and says how long it was. */
  private long drain(InputStream in, LeakReader to) throws IOException {
    long length = 0;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      to.read(block, 0, n);
      length += n;
    }
    to.end();
    return length;
  }

  /** In which of the files in question the cases' ids stand. */
  private Map<PublicFile, Set<String>> answered(Path folder) throws IOException {
    Map<PublicFile, Set<String>> named = new HashMap<>();
    for (Map.Entry<PublicFile, Set<String>> question : sightings.questions().entrySet()) {
      LeakSearch ids =
          LeakSearch.of(
              question.getValue().stream()
                  .map(id -> new Secret(id, CutKind.OTHER_ID, id))
                  .toList());
      Set<String> here = new HashSet<>();
      LeakReader of = ids.reader((id, offset) -> here.add(ids.secret(id).caseId()));
      String path = question.getKey().path();
      try (InputStream in = unpacking.of(path, Files.newInputStream(folder.resolve(path)))) {
        drain(in, of);
      }
      named.put(question.getKey(), here);
    }
    return named;
  }
}
