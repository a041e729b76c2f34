package org.gongshi.site.calls;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.site.calls.Call.Surface;
import org.gongshi.site.content.Json;
import org.gongshi.site.deploy.DeploySettings;
import org.gongshi.site.deploy.DeploySettings.Receiver;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step's door. A release is told once; a call that is not answered is made again after waits
 * that grow, one that tells a takedown for ever. Its callers hold the lock of deployments.
 */
public final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** About an hour. */
  private static final int ATTEMPTS = 20;

  private final DataFolder data;
  private final DeploySettings settings;
  private final InstantSource clock;
  private final Caller caller;

  public Calls(DataFolder data, DeploySettings settings, InstantSource clock) {
    this(data, settings, clock, LIMIT);
  }

  Calls(DataFolder data, DeploySettings settings, InstantSource clock, Duration limit) {
    this.data = data;
    this.settings = settings;
    this.clock = clock;
    this.caller = new Caller(limit);
  }

  /**
   * Makes up the calls for a release, unless that was done.
   *
   * @param manifest of a release that is where the public reads it
   */
  public void add(Manifest manifest) throws IOException {
    Told told = told();
    if (told.release().equals(manifest.release())) {
      return;
    }
    Changes changes = Changes.since(told, manifest, new Releases(data));
    String base = manifest.baseUrl();
    List<String> ids = List.copyOf(changes.ids());
    List<String> takenDown = Changes.addresses(base, changes.takenDown());
    List<String> changed = Changes.addresses(base, changes.changed());
    List<Call> pending = new ArrayList<>(told.pending());
    if (settings.purge() != null && !ids.isEmpty()) {
      pending.add(call(Surface.PURGE_TAKEDOWNS, manifest, ids, takenDown, List.of(), false));
    }
    if (settings.purge() != null && (changes.everything() || !changed.isEmpty())) {
      boolean all = changes.everything();
      pending.add(call(Surface.PURGE, manifest, List.of(), List.of(), changed, all));
    }
    if (settings.hook() != null) {
      boolean all = changes.everything();
      pending.add(call(Surface.HOOK, manifest, ids, takenDown, changed, all));
    }
    SortedMap<String, String> trees = new TreeMap<>();
    manifest.outline().trees().forEach((folder, ref) -> trees.put(folder, ref.id()));
    SortedMap<String, String> root = Changes.hashes("", manifest.outline().root().files());
    TreeSet<String> gone = new TreeSet<>(manifest.gone().keySet());
    keep(new Told(manifest.release(), trees, root, gone, pending));
  }

  private static Call call(
      Surface surface,
      Manifest manifest,
      List<String> ids,
      List<String> takenDown,
      List<String> changed,
      boolean everything) {
    return new Call(
        surface,
        manifest.release(),
        manifest.baseUrl(),
        ids,
        takenDown,
        changed,
        everything,
        0,
        Instant.EPOCH,
        null);
  }

  /** Makes every call that is due, what was taken down first. */
  public void make() throws IOException {
    List<Call> due =
        told().pending().stream()
            .filter(call -> call.refused() == null && !call.nextAt().isAfter(clock.instant()))
            .sorted(Comparator.comparing(call -> call.surface() != Surface.PURGE_TAKEDOWNS))
            .toList();
    for (Call call : due) {
      make(call);
    }
  }

  private void make(Call call) throws IOException {
    Receiver receiver = call.surface() == Surface.HOOK ? settings.hook() : settings.purge();
    if (receiver == null) {
      replace(call, List.of()); // nobody wants to know any more
      return;
    }
    try {
      caller.call(receiver, call);
      replace(call, List.of());
    } catch (Caller.RefusedException e) {
      LOG.error(
          "{} 拒绝了通知 {}：{}，改正后请运行 deploy",
          URI.create(receiver.url()).getHost(),
          call.key(),
          e.getMessage());
      replace(call, List.of(call.failed(Instant.EPOCH, e.getMessage())));
    } catch (IOException e) {
      if (call.surface() != Surface.PURGE_TAKEDOWNS && call.attempts() + 1 >= ATTEMPTS) {
        LOG.error("通知 {} 多次没有送达，不再尝试：{}", call.key(), e.toString());
        replace(call, List.of());
        return;
      }
      LOG.warn("通知 {} 没有送达，稍后再试：{}", call.key(), e.toString());
      replace(call, List.of(call.failed(clock.instant().plus(waitAfter(call.attempts())), null)));
    }
  }

  private static Duration waitAfter(int failures) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void replace(Call call, List<Call> by) throws IOException {
    Told told = told();
    List<Call> pending = new ArrayList<>();
    for (Call other : told.pending()) {
      pending.addAll(other.key().equals(call.key()) ? by : List.of(other));
    }
    keep(told.withPending(pending));
  }

  /** What was refused is tried again: somebody says that it was put right. */
  public void retryRefused() throws IOException {
    Told told = told();
    if (!told.pending().isEmpty()) {
      keep(told.withPending(told.pending().stream().map(Call::anew).toList()));
    }
  }

  /** What was not answered yet, for people: the key and why. */
  public List<String> open() throws IOException {
    return told().pending().stream()
        .map(call -> call.key() + (call.refused() == null ? "" : "（被拒绝：" + call.refused() + "）"))
        .toList();
  }

  /** Whether a CDN, if there is one, has said that it forgot a decision. */
  public boolean forgotten(String id) throws IOException {
    if (settings.purge() == null) {
      return true;
    }
    Told told = told();
    return told.gone().contains(id)
        && told.pending().stream()
            .noneMatch(
                call -> call.surface() == Surface.PURGE_TAKEDOWNS && call.ids().contains(id));
  }

  private Told told() throws IOException {
    try {
      return Json.read(Files.readAllBytes(file()), Told.class);
    } catch (NoSuchFileException e) {
      return Told.NOTHING;
    }
  }

  private void keep(Told told) throws IOException {
    Durable.write(file(), Json.compact(told));
  }

  private Path file() {
    return data.calls().resolve("told.json");
  }
}
