package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.deploy.Discrepancy.Fault;
import org.gongshi.site.deploy.Top.FolderRef;
import org.gongshi.site.log.LogAudit;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.jspecify.annotations.Nullable;

/** Compares what lies at a target with the list that the site has signed. */
public final class Inspection {

  private final Target target;
  private final Top top;
  private final SortedMap<String, PublicFile> files = new TreeMap<>();
  private final List<Discrepancy> found = new ArrayList<>();

  private Inspection(Target target, Top top) {
    this.target = target;
    this.top = top;
  }

  /** A folder to which a site was deployed, or a copy of it. */
  public static Inspection of(Path folder, TrustedKey key) throws IOException {
    return of(new LocalTarget(folder), key);
  }

  /**
   * Reads the signed list.
   *
   * @throws IOException if there is none, or this key has not signed it
   */
  static Inspection of(Target target, TrustedKey key) throws IOException {
    byte[] sealed =
        target.read(Top.PATH).orElseThrow(() -> new IOException("没有签名的发布清单 " + Top.PATH));
    Inspection inspection = new Inspection(target, Top.open(sealed, key));
    inspection.readLists();
    return inspection;
  }

  private void readLists() throws IOException {
    Map<String, byte[]> lists =
        target.read(top.folders().values().stream().map(FolderRef::path).toList());
    for (Map.Entry<String, FolderRef> folder : top.folders().entrySet()) {
      String path = folder.getValue().path();
      byte[] bytes = lists.get(path);
      if (bytes == null) {
        found.add(new Discrepancy(Fault.MISSING_FILE, path));
        continue;
      }
      try {
        Top.FileList list = Top.list(folder.getKey(), folder.getValue(), bytes);
        list.files().forEach((name, file) -> files.put(list.path(name), file));
      } catch (Top.BrokenException e) {
        found.add(new Discrepancy(Fault.BROKEN_LIST, path));
      }
    }
    if (target.read(Top.PENDING).isPresent()) {
      found.add(new Discrepancy(Fault.UNFINISHED, Top.PENDING));
    }
  }

  /** What is wrong with the log that was deployed. */
  public List<LogAudit.Flaw> log(TrustedKey key, LogAudit.@Nullable Earlier earlier) {
    return LogAudit.look(
        files,
        path -> target.read(path).orElseThrow(() -> new IOException("缺少 " + path)),
        key,
        earlier);
  }

  public String release() {
    return top.release();
  }

  /** How many files are signed for. */
  public int files() {
    return files.size();
  }

  /** Which files are missing, have another length or are nobody's. */
  List<Discrepancy> sizes() throws IOException {
    List<Discrepancy> all = new ArrayList<>(found);
    SortedMap<String, Long> there = target.list();
    files.forEach(
        (path, file) -> {
          Long size = there.get(path);
          if (size == null) {
            all.add(new Discrepancy(Fault.MISSING_FILE, path));
          } else if (size != file.size()) {
            all.add(new Discrepancy(Fault.CHANGED_FILE, path));
          }
        });
    there.keySet().stream()
        .filter(path -> !files.containsKey(path) && !path.startsWith(Top.HOME))
        .forEach(path -> all.add(new Discrepancy(Fault.FOREIGN_FILE, path)));
    return all;
  }

  /** The same, and every byte is read. */
  public List<Discrepancy> bytes() throws IOException {
    List<Discrepancy> all = new ArrayList<>(sizes());
    for (Map.Entry<String, PublicFile> file : files.entrySet()) {
      Discrepancy changed = new Discrepancy(Fault.CHANGED_FILE, file.getKey());
      Optional<byte[]> bytes = target.read(file.getKey());
      if (bytes.isPresent()
          && !Sha256.of(bytes.get()).equals(file.getValue().sha256())
          && bytes.get().length == file.getValue().size()) {
        all.add(changed);
      }
    }
    return all;
  }
}
