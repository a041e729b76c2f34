package org.gongshi.site.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.News;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.takedown.Publishable;
import org.gongshi.site.takedown.Suppression;

/** The step's door. */
public final class Plans {

  private final SiteSettings settings;
  private final String program;

  /**
   * A planner for one setting.
   *
   * @param program a fingerprint of whatever turns content into pages: the theme and this program
   */
  public Plans(SiteSettings settings, String program) {
    this.settings = settings;
    this.program = program;
  }

  public Plan make(Publishable publishable, Optional<Manifest> last) {
    String fingerprint = fingerprint(publishable);
    if (last.isPresent() && last.get().fingerprint().equals(fingerprint)) {
      return new Plan.NothingToDo(last.get().release());
    }
    Set<String> suppressed =
        publishable.gone().stream().map(Suppression::id).collect(Collectors.toSet());
    SortedMap<String, List<String>> slots =
        Slots.extend(
            last.map(Manifest::slots).orElseGet(TreeMap::new), publishable.decisions(), suppressed);
    return new Plan.FullBake(publishable, fingerprint, slots, news(publishable, last));
  }

  private static News news(Publishable publishable, Optional<Manifest> last) {
    Map<String, Source> sources = last.map(Manifest::sources).orElseGet(TreeMap::new);
    Map<String, Suppression> gone = last.map(Manifest::gone).orElseGet(TreeMap::new);
    return new News(
        publishable.decisions().stream()
            .filter(decision -> !source(decision).equals(sources.get(decision.id())))
            .map(SignedDecision::id)
            .sorted()
            .toList(),
        publishable.gone().stream()
            .map(Suppression::id)
            .filter(id -> !gone.containsKey(id))
            .toList());
  }

  /** The manifest's line for a live decision. */
  public static Source source(SignedDecision signed) {
    return new Source(signed.decision().pagePath(), signed.decision().version(), signed.sha256());
  }

  private String fingerprint(Publishable publishable) {
    StringBuilder all = new StringBuilder(program);
    all.append('\n').append(Sha256.of(Json.compact(settings)));
    for (SignedDecision decision : publishable.decisions()) {
      all.append('\n').append(decision.id()).append(decision.sha256());
      all.append(Sha256.of(decision.signature()));
    }
    all.append('\n').append(Sha256.of(Json.compact(publishable.registers())));
    all.append('\n').append(Sha256.of(Json.compact(publishable.pages())));
    all.append('\n').append(Sha256.of(Json.compact(publishable.gone())));
    return Sha256.of(all.toString());
  }
}
