package org.gongshi.site;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.bake.Bakery;
import org.gongshi.site.bake.Theme;
import org.gongshi.site.content.Content;
import org.gongshi.site.content.Contents;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Memory;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Plans;
import org.gongshi.site.release.Durable;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;

/**
 * What one build may leave to the next in the same process: files that were found good, templates
 * that were parsed, the last manifest. All of it is made anew where what it depends on changed.
 */
final class Warmth {

  private final BuildSettings settings;
  private @Nullable Readers readers;
  private @Nullable Oven oven;
  private volatile @Nullable Made last;

  /**
   * Those that read the content folder with one key, and what they remember of each month.
   *
   * @param ids of each month
   * @param newest of each month by organ, see {@link Feeds}
   */
  record Readers(
      String maker,
      Memory memory,
      Contents contents,
      Takedowns takedowns,
      PerList<Plans.Print> prints,
      PerList<Set<String>> ids,
      PerList<Map<String, List<KnownDecision>>> newest) {}

  /** A theme and whoever bakes with it. */
  record Oven(Theme theme, Bakery bakery) {}

  /**
   * What a release is made of, but for what is taken down.
   *
   * @param content as it was read, before anything was left out of it
   * @param readAt by the system's clock
   * @param ids of all decisions that were there, be they good or held back: each is in one of these
   */
  record Ingredients(
      Content content, SiteSettings site, Oven oven, Instant readAt, List<Set<String>> ids) {

    static Ingredients of(
        Content content,
        SiteSettings site,
        Oven oven,
        Instant readAt,
        PerList<Set<String>> ofMonths) {
      ofMonths.retain(content.months().keySet());
      List<Set<String>> ids = new ArrayList<>();
      content
          .months()
          .forEach((list, month) -> ids.add(ofMonths.get(list, month, Ingredients::ids)));
      ids.add(content.quarantined().stream().map(Quarantined::baseName).collect(toSet()));
      return new Ingredients(content, site, oven, readAt, ids);
    }

    private static Set<String> ids(List<KnownDecision> month) {
      return month.stream().map(KnownDecision::id).collect(toSet()); // no Set.of: it probes
    }

    boolean has(String id) {
      return ids.stream().anyMatch(some -> some.contains(id));
    }
  }

  /** A release, and what this process made it of or found it to be made of. */
  record Made(Manifest manifest, Ingredients of) {

    /** Whether it shows a decision. Something held back may be taken for shown. */
    boolean shows(String id) {
      return of.has(id) && !manifest.gone().containsKey(id);
    }
  }

  Warmth(BuildSettings settings) {
    this.settings = settings;
  }

  @Nullable Manifest last() {
    Made made = last;
    return made == null ? null : made.manifest();
  }

  void remember(Manifest manifest, Ingredients of) {
    last = new Made(manifest, of);
  }

  /** The last release that this process made or found, and what it is made of. */
  Optional<Made> made() {
    return Optional.ofNullable(last);
  }

  /**
   * What a release was made of, if that is known and can be had again: templates that were written
   * over since cannot.
   */
  Optional<Ingredients> ingredients(@Nullable Manifest release) throws IOException {
    Made made = last;
    if (made == null || release == null || !release.release().equals(made.manifest().release())) {
      return Optional.empty();
    }
    Path own = settings.templates();
    boolean same =
        own == null
            || Theme.in(own.toAbsolutePath())
                .fingerprint()
                .equals(made.of().oven().theme().fingerprint());
    return same ? Optional.of(made.of()) : Optional.empty();
  }

  /** With the key as it is now: what another key let through does not count. */
  Readers readers() throws IOException {
    TrustedKey key = TrustedKey.read(settings.trustedKey());
    String maker = key.fingerprint() + Program.fingerprint();
    Readers known = readers;
    if (known == null || !known.maker().equals(maker)) {
      Path content = settings.data().content();
      // Stamps of files are of the system's clock, whatever clock a build is given.
      InstantSource system = InstantSource.system();
      Memory memory = new Memory(settings.data().known(), maker);
      known =
          new Readers(
              maker,
              memory,
              new Contents(content, settings.siteContent(), key, memory, system),
              new Takedowns(content, key, system),
              new PerList<>(),
              new PerList<>(),
              new PerList<>());
      readers = known;
    }
    return known;
  }

  /** With the templates as they are now. */
  Oven oven() throws IOException {
    Oven known = oven;
    if (known == null || settings.templates() != null) {
      Theme theme = theme();
      if (known == null || !known.theme().fingerprint().equals(theme.fingerprint())) {
        known = new Oven(theme, new Bakery(theme));
        oven = known;
      }
    }
    return known;
  }

  /** The shipped templates cannot change while this process runs, so they are unpacked once. */
  private Theme theme() throws IOException {
    Path own = settings.templates();
    if (own != null) {
      return Theme.in(own.toAbsolutePath());
    }
    Path work = Files.createTempDirectory("gongshi-theme");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    Durable.deleteTree(work);
                  } catch (IOException e) {
                    // It is in the system's temporary folder.
                  }
                }));
    return Theme.shipped(work);
  }
}
