package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.deploy.Target.Failure;
import org.gongshi.site.deploy.Target.Upload;
import org.gongshi.site.deploy.Top.FileList;
import org.gongshi.site.deploy.Top.FolderRef;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.release.SiteKey;

/**
 * Brings one release to one target. Before anything is touched the target is told what will be, so
 * that whatever a broken-off deployment leaves is found by the next one, even if that brings
 * another release.
 */
final class Deployment {

  private static final int AT_A_TIME = 1_000;

  /** Says whether a newer release takes down what the one that is being brought shows. */
  interface Overtaken {
    boolean now() throws IOException;
  }

  /** A newer release has to be brought instead, at once. */
  static final class OvertakenException extends IOException {
    OvertakenException() {
      super("部署期间有新的撤下");
    }
  }

  /**
   * What is brought, and where.
   *
   * @param places where the release's files lie
   * @param work a folder for files that are made on the way
   */
  record Job(
      Target target,
      SiteKey key,
      Manifest manifest,
      Places places,
      boolean twins,
      Path work,
      Patience patience,
      Hold hold,
      Overtaken overtaken,
      Progress progress) {}

  private final Job job;
  private final Target target;
  private final Deployed before;
  private final Difference difference;

  /** What is there in the end, by folder. */
  private final SortedMap<String, SortedMap<String, PublicFile>> files;

  private int brought;

  Deployment(Job job, Deployed before, Difference difference) {
    this.job = job;
    this.target = job.target();
    this.before = before;
    this.difference = difference;
    this.files = new TreeMap<>(difference.kept());
  }

  /**
   * Brings what differs.
   *
   * @throws DeployFailedException if some of it could not be
   * @throws OvertakenException if a takedown came meanwhile
   * @throws Claim.HeldException if another deployer has the target now
   */
  void run() throws IOException {
    Set<String> touched = new TreeSet<>(before.pending());
    touched.addAll(difference.puts().keySet());
    touched.addAll(difference.takedowns());
    touched.addAll(difference.leftovers());
    Top old = before.top();
    if (old != null) {
      old.folders().values().forEach(ref -> touched.add(ref.path()));
    }
    job.hold().check(!difference.takedowns().isEmpty());
    tell(touched);
    takeDown();
    for (boolean fresh : List.of(true, false)) {
      for (Turn turn : Turn.values()) {
        if (turn != Turn.TOMBSTONES) {
          put(turn, fresh);
        }
      }
    }
    remove("删除多余文件", difference.leftovers());
    finish(touched);
  }

  /** Notices first, then the files; a notice that cannot be brought does not keep the files. */
  private void takeDown() throws IOException {
    DeployFailedException failed = null;
    try {
      put(Turn.TOMBSTONES, true);
      put(Turn.TOMBSTONES, false);
    } catch (DeployFailedException e) {
      failed = e;
    }
    remove("撤下", difference.takedowns());
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Brings what has this turn.
   *
   * @param fresh whether the files are new, so that no page leads to them yet
   */
  private void put(Turn turn, boolean fresh) throws IOException {
    List<Map.Entry<String, PublicFile>> all =
        difference.puts().entrySet().stream()
            .filter(put -> Turn.of(put.getKey()) == turn && fresh != before.has(put.getKey()))
            .toList();
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      if (turn != Turn.TOMBSTONES && job.overtaken().now()) {
        throw new OvertakenException();
      }
      job.hold().check(turn == Turn.TOMBSTONES);
      bring(all.subList(from, Math.min(all.size(), from + AT_A_TIME)));
    }
  }

  private List<Failure> put(List<Upload> uploads) throws IOException {
    List<Failure> failures = target.put(uploads);
    if (!failures.isEmpty() && uploads.stream().anyMatch(up -> !Files.exists(up.file()))) {
      throw new Batch.ReleaseGoneException();
    }
    return failures;
  }

  private void bring(List<Map.Entry<String, PublicFile>> some) throws IOException {
    Path folder = Files.createTempDirectory(job.work(), "batch");
    Batch batch = Batch.of(some, job.places(), job.twins(), folder);
    List<String> stale = batch.absentTwins().stream().filter(before::mayHave).toList();
    remove("删除过时的压缩文件", stale);
    stopAt("上传", job.patience().with(batch.uploads(), this::put));
    for (Upload upload : batch.uploads()) {
      if (upload.file().startsWith(folder)) {
        Files.delete(upload.file());
      }
    }
    batch
        .files()
        .forEach(
            (path, file) -> {
              String in = Manifest.folderOf(path, files.keySet());
              String name = in.isEmpty() ? path : path.substring(in.length() + 1);
              files.computeIfAbsent(in, key -> new TreeMap<>()).put(name, file);
            });
    brought += some.size();
    job.progress().at("部署", brought, difference.puts().size());
  }

  private void remove(String task, List<String> paths) throws IOException {
    for (int from = 0; from < paths.size(); from += AT_A_TIME) {
      List<String> some = paths.subList(from, Math.min(paths.size(), from + AT_A_TIME));
      stopAt(task, job.patience().with(some, target::delete));
    }
  }

  /** The lists of what is there now, the signed one that names them, and nothing of what was. */
  private void finish(Set<String> touched) throws IOException {
    SortedMap<String, FolderRef> refs = new TreeMap<>(difference.same());
    List<Upload> lists = new ArrayList<>();
    SortedMap<String, String> trees = Difference.trees(job.manifest());
    for (Map.Entry<String, SortedMap<String, PublicFile>> folder : files.entrySet()) {
      FileList list = new FileList(folder.getKey(), folder.getValue());
      byte[] bytes = list.bytes();
      FolderRef ref = list.ref(trees.getOrDefault(folder.getKey(), ""), bytes);
      refs.put(folder.getKey(), ref);
      lists.add(new Upload(ref.path(), write(bytes)));
    }
    lists.forEach(list -> touched.add(list.path()));
    tell(touched);
    stopAt("上传清单", job.patience().with(lists, target::put));
    job.hold().check(true);
    Top top =
        new Top(
            Top.CONTRACT, job.manifest().release(), job.manifest().baseUrl(), job.twins(), refs);
    Upload upload = new Upload(Top.PATH, write(top.sealed(job.key())));
    stopAt("上传清单", job.patience().with(List.of(upload), target::put));
    Set<String> named = new TreeSet<>();
    refs.values().forEach(ref -> named.add(ref.path()));
    List<String> old =
        touched.stream()
            .filter(path -> path.startsWith(Top.HOME) && !named.contains(path))
            .toList();
    remove("删除旧清单", old);
    remove("删除旧清单", List.of(Top.PENDING));
  }

  private void tell(Set<String> touched) throws IOException {
    byte[] lines = (String.join("\n", touched) + "\n").getBytes(StandardCharsets.UTF_8);
    List<Upload> uploads = List.of(new Upload(Top.PENDING, write(lines)));
    stopAt("上传清单", job.patience().with(uploads, target::put));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(job.work().resolve(Sha256.of(bytes)), bytes);
  }

  private void stopAt(String task, List<Failure> failures) throws IOException {
    if (!failures.isEmpty()) {
      throw new DeployFailedException(target.name(), task, failures);
    }
  }
}
