package org.gongshi.site.takedown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongshi.site.content.Content;
import org.gongshi.site.content.ContractSchema;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.FileStamp;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Months;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.gongshi.site.content.TrustedKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The step's door. Taking down asks less than publishing: any file in {@code suppressed/} that is
 * named by an id suppresses, be its signature or schema broken; it is reported, and the public
 * reads a neutral reason.
 */
public final class Takedowns {

  private final Path folder;
  private final TrustedKey key;
  private final InstantSource clock;

  /** What was read of files whose stamps have settled, by file name. */
  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

  private final Months months = new Months();

  /** A suppression as it was read, and what was reported of its file. */
  private record Known(
      FileStamp file,
      @Nullable FileStamp signature,
      boolean settled,
      Suppression suppression,
      List<Quarantined> reports) {}

  public Takedowns(Path content, TrustedKey key) {
    this(content, key, InstantSource.system());
  }

  /**
   * Takedowns of a content folder.
   *
   * @param clock the system's own; stamps of files are compared with it
   */
  public Takedowns(Path content, TrustedKey key, InstantSource clock) {
    this.folder = content.resolve("suppressed");
    this.key = key;
    this.clock = clock;
  }

  /**
   * Leaves out what is suppressed. Suppressions are read now, after the decisions, so that one
   * written meanwhile counts.
   *
   * @param remembered what the last release had taken down: it stays down though its file is lost,
   *     as after an old backup of the content folder was put back
   */
  public Publishable apply(Content content, Map<String, Suppression> remembered)
      throws IOException {
    List<Quarantined> quarantined = new ArrayList<>();
    List<Suppression> read;
    try {
      read = read(quarantined);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Suppression> gone = withRemembered(read, remembered, quarantined);
    Set<String> ids = gone.stream().map(Suppression::id).collect(Collectors.toSet());
    content.quarantined().stream()
        .filter(held -> !ids.contains(held.baseName()))
        .forEach(quarantined::add);
    SortedMap<String, List<KnownDecision>> live = months.without(content.months(), ids);
    return new Publishable(
        live,
        months.all(live),
        content.registers(),
        content.pages(),
        gone,
        List.copyOf(quarantined));
  }

  private static List<Suppression> withRemembered(
      List<Suppression> found, Map<String, Suppression> remembered, List<Quarantined> quarantined) {
    TreeMap<String, Suppression> gone = new TreeMap<>();
    found.forEach(suppression -> gone.put(suppression.id(), suppression));
    remembered.forEach(
        (id, suppression) -> {
          if (gone.putIfAbsent(id, suppression) == null) {
            quarantined.add(Quarantined.of("suppressed/" + id + ".json", Rule.SUPPRESSION_LOST));
          }
        });
    return List.copyOf(gone.values());
  }

  /** Every id that is suppressed this moment, be its file good or not. */
  public static Set<String> ids(Path content) throws IOException {
    Path folder = content.resolve("suppressed");
    FoundFiles found = FoundFiles.below(folder);
    if (!found.unreadable().isEmpty() || found.links().contains(".")) {
      throw new IOException("the folder suppressed/ cannot be read");
    }
    List<String> names = new ArrayList<>(found.files());
    names.addAll(found.links());
    return names.stream()
        .filter(name -> name.endsWith(".json"))
        .map(name -> name.substring(0, name.length() - ".json".length()))
        .filter(Decision::isId)
        .collect(Collectors.toSet());
  }

  /** The suppression of one id as it stands on disk this moment. */
  public Optional<Suppression> of(String id) throws IOException {
    String name = id + ".json";
    return Decision.isId(id) && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(suppression(name, id, new ArrayList<>()))
        : Optional.empty();
  }

  private List<Suppression> read(List<Quarantined> quarantined) throws IOException {
    FoundFiles found = FoundFiles.below(folder);
    if (!found.unreadable().isEmpty() || found.links().contains(".")) {
      throw new IOException("the folder suppressed/ cannot be read; nothing is built without it");
    }
    List<Suppression> gone = new ArrayList<>();
    List<String> names = new ArrayList<>(found.files());
    names.addAll(found.links());
    List<String> ids = new ArrayList<>();
    for (String name : names) {
      String id = name.endsWith(".json") ? name.substring(0, name.length() - 5) : "";
      if (Decision.isId(id)) {
        ids.add(id);
      } else if (!name.endsWith(".json.sig")) {
        quarantined.add(Quarantined.of("suppressed/" + name, Rule.FOREIGN_FILE));
      }
    }
    known.keySet().retainAll(Set.copyOf(names));
    for (Known one : ids.parallelStream().map(this::look).toList()) {
      gone.add(one.suppression());
      quarantined.addAll(one.reports());
    }
    return List.copyOf(gone);
  }

  /** Reads a file, unless its stamps and those of its signature are what they were. */
  private Known look(String id) {
    String name = id + ".json";
    try {
      Instant now = clock.instant();
      Optional<FileStamp> file = FileStamp.of(folder.resolve(name));
      FileStamp signature = FileStamp.of(folder.resolve(name + ".sig")).orElse(null);
      Known last = known.get(name);
      if (last != null
          && last.settled()
          && file.isPresent()
          && file.get().equals(last.file())
          && Objects.equals(signature, last.signature())) {
        return last;
      }
      List<Quarantined> reports = new ArrayList<>();
      Suppression suppression = suppression(name, id, reports);
      // What could not be trusted is read again and again: it may have been a passing fault.
      boolean settled =
          reports.isEmpty()
              && file.filter(stamp -> stamp.settled(now)).isPresent()
              && signature != null
              && signature.settled(now);
      FileStamp none = new FileStamp(0, 0, 0, 0);
      Known read =
          new Known(file.orElse(none), signature, settled, suppression, List.copyOf(reports));
      known.put(name, read);
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Suppression suppression(String name, String id, List<Quarantined> quarantined)
      throws IOException {
    Path file = folder.resolve(name);
    try {
      String text = signedText(file);
      JsonNode tree = Json.tree(text);
      Optional<String> breach = ContractSchema.SUPPRESSION.breach(tree);
      if (breach.isPresent()) {
        throw new Untrusted(Rule.SCHEMA, breach.get());
      }
      Suppression read = Json.to(tree, Suppression.class);
      String path = read.path();
      if (!read.id().equals(id) || path == null || !path.endsWith("/" + id + ".html")) {
        throw new Untrusted(Rule.ID_FILE_NAME, "");
      }
      return read;
    } catch (Untrusted e) {
      quarantined.add(Quarantined.of("suppressed/" + name, e.rule, e.detail));
    } catch (JacksonException e) {
      quarantined.add(Quarantined.of("suppressed/" + name, Rule.JSON));
    } catch (IOException e) {
      quarantined.add(Quarantined.of("suppressed/" + name, Rule.UNREADABLE));
    }
    return new Suppression(id, Exit.LEAKED, Suppression.NEUTRAL_REASON, written(file), null, null);
  }

  private String signedText(Path file) throws IOException, Untrusted {
    byte[] bytes = FoundFiles.read(file).orElseThrow(() -> new Untrusted(Rule.UNREADABLE, ""));
    byte[] signature =
        FoundFiles.read(file.resolveSibling(file.getFileName() + ".sig"))
            .orElseThrow(() -> new Untrusted(Rule.SIGNATURE_MISSING, ""));
    if (!key.signed(bytes, new String(signature, StandardCharsets.ISO_8859_1))) {
      throw new Untrusted(Rule.SIGNATURE_BROKEN, "");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Instant written(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  /** The suppression counts, its words do not. */
  private static final class Untrusted extends Exception {
    private final Rule rule;
    private final String detail;

    Untrusted(Rule rule, String detail) {
      this.rule = rule;
      this.detail = detail;
    }
  }
}
