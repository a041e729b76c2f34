package org.gongshi.site.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A folder to which one file at a time is brought, so that a test can look in between. */
final class StepwiseTarget implements Target {

  private final Target folder;
  private final Step step;

  /** Told before each file is brought or removed; what it throws breaks the deployment off. */
  interface Step {
    void before(String deed) throws IOException;
  }

  /** As if the program had been killed. */
  static final class Killed extends RuntimeException {}

  StepwiseTarget(Target folder, Step step) {
    this.folder = folder;
    this.step = step;
  }

  @Override
  public String name() {
    return folder.name();
  }

  @Override
  public boolean servesTwins() {
    return folder.servesTwins();
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return folder.read(path);
  }

  @Override
  public List<Failure> put(List<Upload> uploads) {
    List<Failure> failures = new ArrayList<>();
    for (Upload upload : uploads) {
      tell("put " + upload.path());
      failures.addAll(folder.put(List.of(upload)));
    }
    return failures;
  }

  @Override
  public void create(Upload upload) throws IOException {
    folder.create(upload);
  }

  @Override
  public List<Failure> delete(List<String> paths) {
    List<Failure> failures = new ArrayList<>();
    for (String path : paths) {
      if (!path.equals(Claim.PATH)) {
        tell("delete " + path);
      }
      failures.addAll(folder.delete(List.of(path)));
    }
    return failures;
  }

  private void tell(String deed) {
    try {
      step.before(deed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SortedMap<String, Long> list() throws IOException {
    return folder.list();
  }

  @Override
  public void close() {
    folder.close();
  }
}
