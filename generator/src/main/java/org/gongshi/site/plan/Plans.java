package org.gongshi.site.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.News;
import org.gongshi.site.plan.Manifest.Outline;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Plan.Folder;
import org.gongshi.site.takedown.Publishable;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/** The step's door. */
public final class Plans {

  private final SiteSettings settings;
  private final String program;
  private final PerList<Print> prints;

  /**
   * What a month's decisions look like.
   *
   * @param replacing those that stand in the place of another
   */
  public record Print(String sha256, List<KnownDecision> replacing) {

    static Print of(List<KnownDecision> decisions) {
      StringBuilder all = new StringBuilder(decisions.size() * 160);
      for (KnownDecision known : decisions) {
        all.append(known.id()).append(known.sha256()).append(known.signatureSha256());
      }
      return new Print(
          Sha256.of(all.toString()),
          decisions.stream().filter(known -> known.decision().replaces() != null).toList());
    }
  }

  /**
   * A planner for one setting.
   *
   * @param program a fingerprint of whatever turns content into pages: the theme and this program
   * @param prints what earlier plans found out about each month
   */
  public Plans(SiteSettings settings, String program, PerList<Print> prints) {
    this.settings = settings;
    this.program = program;
    this.prints = prints;
  }

  /**
   * Compares the content with the last release.
   *
   * @param day what the site says of days, such as which addresses were removed lately
   * @param whole take over nothing from the last release but the places in its lists
   */
  public Plan make(Publishable publishable, Optional<Manifest> last, String day, boolean whole) {
    return new Making(publishable, last.orElse(null), whole).make(day);
  }

  private final class Making {

    private final Publishable publishable;
    private final Manifest last;
    private final Outline before;
    private final boolean whole;
    private final Set<String> suppressed;
    private final SortedMap<String, List<KnownDecision>> months;
    private final Map<String, String> inputs = new HashMap<>();

    Making(Publishable publishable, @Nullable Manifest last, boolean whole) {
      this.publishable = publishable;
      this.last = last == null ? new Manifest(nothing(), id -> Tree.empty("")) : last;
      this.before = this.last.outline();
      this.whole = whole || last == null;
      this.suppressed =
          publishable.gone().stream().map(Suppression::id).collect(Collectors.toSet());
      this.months = publishable.months();
    }

    Plan make(String day) {
      StringBuilder all = new StringBuilder();
      months.forEach(
          (list, decisions) -> {
            String print = fingerprint(list, decisions);
            inputs.put(list, print);
            all.append('\n').append(list).append(print);
          });
      String frame = frame();
      String gone = gone();
      all.append('\n').append(gone).append('\n').append(day).append('\n').append(frame);
      String fingerprint = Sha256.of(all.toString());
      if (before.fingerprint().equals(fingerprint) && !whole) {
        return new Plan.NothingToDo(before.release());
      }
      boolean full = whole || !before.frame().equals(frame);
      return bake(full, frame, fingerprint, gone);
    }

    private Plan.Bake bake(boolean full, String frame, String fingerprint, String gone) {
      Set<String> down = new HashSet<>(suppressed);
      down.removeAll(last.gone().keySet());
      Set<String> stale = staleLists(down);
      stale.addAll(listsOfChangedMonths());
      SortedMap<String, Folder> folders = new TreeMap<>();
      SortedMap<String, List<String>> strays = new TreeMap<>(before.strays());
      strays.keySet().removeAll(suppressed);
      List<KnownDecision> written = new ArrayList<>();
      List<String> published = new ArrayList<>();
      Set<String> removed = new HashSet<>();
      for (String list : lists()) {
        TreeRef ref = before.trees().get(Tree.folder(list));
        boolean same = ref != null && ref.inputs().equals(inputs.getOrDefault(list, NONE));
        if (full || !same || stale.contains(list)) {
          Folder folder = month(list);
          folders.put(Tree.folder(list), folder);
          compare(list, folder, full, strays, written, published, removed);
        }
      }
      for (Kind kind : Kind.values()) {
        String prefix = Tree.folder(kind.slug());
        boolean all = full || !before.trees().containsKey(prefix);
        Set<String> changed =
            folders.keySet().stream()
                .filter(path -> path.startsWith(prefix + "/"))
                .collect(Collectors.toSet());
        if (all || stale.contains(kind.slug()) || !changed.isEmpty()) {
          folders.put(prefix, kind(kind, folder -> all || changed.contains(folder)));
        }
      }
      TreeRef tombstones = before.trees().get(Tree.GONE);
      if (full || tombstones == null || !tombstones.inputs().equals(gone)) {
        folders.put(
            Tree.GONE, new Folder(gone, List.of(), Map.of(), replacements(), last.tree(Tree.GONE)));
      }
      SortedMap<String, TreeRef> kept = new TreeMap<>(before.trees());
      kept.keySet().removeAll(folders.keySet());
      kept.keySet().removeIf(folder -> !Tree.isPlanned(folder));
      if (!removed.isEmpty()) { // another list may have what this one lost
        publishable.decisions().forEach(known -> removed.remove(known.id()));
      }
      News news =
          new News(
              published.stream().sorted().toList(),
              publishable.gone().stream().map(Suppression::id).filter(down::contains).toList(),
              written.stream()
                  .map(known -> Tree.folder(known.decision().monthList()))
                  .distinct()
                  .sorted()
                  .toList());
      return new Plan.Bake(
          publishable,
          full,
          frame,
          fingerprint,
          folders,
          kept,
          last,
          strays,
          written,
          removed.stream().sorted().toList(),
          news);
    }

    /** Every month list there is or was: one that emptied stays, with its slots. */
    private SortedSet<String> lists() {
      SortedSet<String> lists = new TreeSet<>(months.keySet());
      for (String folder : before.trees().keySet()) {
        String list = folder.replaceFirst("^decisions/", "");
        if (Tree.isPlanned(folder) && list.contains("/")) {
          lists.add(list);
        }
      }
      return lists;
    }

    /** Lists that hold a slot for something that was taken down while it was not shown there. */
    private Set<String> staleLists(Set<String> down) {
      Set<String> stale = new HashSet<>();
      for (String id : down) {
        stale.addAll(before.strays().getOrDefault(id, List.of()));
      }
      return stale;
    }

    /**
     * Every list of a kind names its months, so a month that comes or empties changes all of them.
     */
    private Set<String> listsOfChangedMonths() {
      Set<String> lists = new HashSet<>();
      for (Kind kind : Kind.values()) {
        String prefix = kind.slug() + "/";
        Set<String> was =
            before.trees().entrySet().stream()
                .filter(tree -> tree.getValue().live() > 0)
                .map(tree -> tree.getKey().replaceFirst("^decisions/", ""))
                .filter(list -> list.startsWith(prefix))
                .collect(Collectors.toSet());
        Set<String> now =
            months.keySet().stream()
                .filter(list -> list.startsWith(prefix))
                .collect(Collectors.toSet());
        if (!was.equals(now)) {
          lists().stream().filter(list -> list.startsWith(prefix)).forEach(lists::add);
        }
      }
      return lists;
    }

    private Folder month(String list) {
      Tree tree = last.tree(Tree.folder(list));
      List<KnownDecision> decisions = months.getOrDefault(list, List.of());
      Map<String, KnownDecision> live = new LinkedHashMap<>();
      SortedMap<String, Source> sources = new TreeMap<>();
      for (KnownDecision known : decisions) {
        live.put(known.id(), known);
        sources.put(known.id(), source(known));
      }
      List<String> slots = Slots.extend(tree.slots(), decisions, suppressed);
      return new Folder(inputs.getOrDefault(list, NONE), slots, live, sources, tree);
    }

    /**
     * The folder of a kind's list.
     *
     * @param changed whether a month's folder may hold what has no slot yet
     */
    private Folder kind(Kind kind, Predicate<String> changed) {
      Tree tree = last.tree(Tree.folder(kind.slug()));
      List<KnownDecision> decisions =
          months.entrySet().stream()
              .filter(month -> month.getKey().startsWith(kind.slug() + "/"))
              .filter(month -> changed.test(Tree.folder(month.getKey())))
              .flatMap(month -> month.getValue().stream())
              .toList();
      List<String> slots = Slots.extend(tree.slots(), decisions, suppressed);
      return new Folder(NONE, slots, Map.of(), new TreeMap<>(), tree);
    }

    /** What came, changed and went in a month. */
    private void compare(
        String list,
        Folder folder,
        boolean full,
        SortedMap<String, List<String>> strays,
        List<KnownDecision> written,
        List<String> published,
        Set<String> removed) {
      SortedMap<String, Source> was = folder.last().sources();
      String kind = list.substring(0, list.indexOf('/'));
      folder
          .live()
          .forEach(
              (id, known) -> {
                Source source = folder.sources().get(id);
                if (full || (source != null && !source.equals(was.get(id)))) {
                  written.add(known);
                }
                if (source != null && !source.sameAs(was.get(id))) {
                  published.add(id);
                }
                strays.computeIfPresent(id, (key, lists) -> without(lists, list, kind));
              });
      for (String id : was.keySet()) {
        if (!folder.sources().containsKey(id)) {
          removed.add(id);
          if (!suppressed.contains(id)) {
            strays.merge(id, List.of(kind, list), Plans::union);
          }
        }
      }
    }

    /**
     * The kind's list is left out only for what lies in this kind now; a stray in a list that it is
     * shown in again is none.
     */
    private static @Nullable List<String> without(List<String> lists, String list, String kind) {
      List<String> rest = lists.stream().filter(l -> !l.equals(list) && !l.equals(kind)).toList();
      return rest.isEmpty() ? null : rest;
    }

    private Source source(KnownDecision known) {
      Decision decision = known.decision();
      Decision.Replaced replaced = decision.replaces();
      return new Source(
          decision.pagePath(),
          decision.version(),
          known.sha256(),
          known.signatureSha256(),
          replaced != null && suppressed.contains(replaced.id()));
    }

    /** A decision's page says whether the one before it is gone. */
    private String fingerprint(String list, List<KnownDecision> decisions) {
      Print print = prints.get(list, decisions, Print::of);
      StringBuilder all = new StringBuilder(print.sha256());
      for (KnownDecision known : print.replacing()) {
        Decision.Replaced replaced = known.decision().replaces();
        if (replaced != null && suppressed.contains(replaced.id())) {
          all.append('\n').append(known.id());
        }
      }
      return Sha256.of(all.toString());
    }

    private String frame() {
      return Sha256.of(
          program
              + Sha256.of(Json.compact(settings))
              + Sha256.of(Json.compact(publishable.registers()))
              + Sha256.of(Json.compact(publishable.pages())));
    }

    /** Tombstones say what stands in the place of what is gone. */
    private String gone() {
      return publishable.gone().isEmpty()
          ? NONE
          : Sha256.of(
              Sha256.of(Json.compact(publishable.gone()))
                  + Sha256.of(Json.compact(replacements())));
    }

    private SortedMap<String, Source> replacements() {
      Set<String> named =
          publishable.gone().stream()
              .flatMap(suppression -> suppression.replacement().stream())
              .collect(Collectors.toSet());
      SortedMap<String, Source> replacements = new TreeMap<>();
      for (KnownDecision known :
          named.isEmpty() ? List.<KnownDecision>of() : publishable.decisions()) {
        if (named.contains(known.id())) {
          replacements.put(known.id(), source(known));
        }
      }
      return replacements;
    }
  }

  /** The fingerprint of an empty list. */
  private static final String NONE = "";

  private static Outline nothing() {
    return new Outline(
        "",
        "",
        "",
        "",
        Tree.empty(""),
        new TreeMap<>(),
        new TreeMap<>(),
        new News(List.of(), List.of(), List.of()));
  }

  private static List<String> union(List<String> one, List<String> other) {
    SortedSet<String> both = new TreeSet<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }
}
