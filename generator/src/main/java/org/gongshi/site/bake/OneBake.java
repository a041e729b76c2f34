package org.gongshi.site.bake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Colours;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.EditorialPage;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Register;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.takedown.Publishable;
import org.jspecify.annotations.Nullable;

/** One bake of one plan. */
final class OneBake {

  /** By which anybody checks the signature beside a decision. */
  static final String PUBLIC_KEY = "data/signing-public.pem";

  private static final int NEWEST = 100;

  private final Theme theme;
  private final Plan.Bake plan;
  private final DecisionFiles files;
  private final Bakery.Reader reader;
  private final Oven oven;
  private final @Nullable Places last;
  private final Path site;

  /** The frame with its counts: each page that has it changes with every decision. */
  private final Shell counted;

  private final Shell shell;

  /** As many as any page shows of the newest. */
  private final List<Decision> newest;

  private final Figures figures;
  private final Kept warm;
  private final OrganPages organs;

  /** Pages of matters, and of the months of organs. */
  private final List<Draft> groups;

  private final DecisionExtras extras;
  private final SiteSettings settings;
  private final List<String> pages = new ArrayList<>();
  private final SortedMap<String, String> made = new TreeMap<>();
  private final Map<String, PublicFile> kept = new HashMap<>();

  private final Taking taking = new Taking();

  /** Folders into which something was taken over: asking the system for each file costs more. */
  private final Set<String> there = new HashSet<>();

  OneBake(
      Theme theme,
      SiteSettings settings,
      Plan.Bake planned,
      DecisionFiles files,
      Bakery.Reader reader,
      Oven oven,
      Kept warm,
      @Nullable Places last) {
    this.theme = theme;
    this.files = files;
    this.reader = reader;
    this.oven = oven;
    this.last = last;
    this.site = oven.site();
    Publishable publishable = planned.publishable();
    SortedMap<String, List<KnownDecision>> months = publishable.months();
    List<Register> registers = publishable.registers();
    this.counted = Shell.of(settings, months, theme.assetVersion());
    this.shell = counted.uncounted();
    this.newest =
        publishable.decisions().reversed().stream()
            .limit(NEWEST)
            .map(KnownDecision::decision)
            .toList();
    this.warm = warm;
    this.figures = Figures.of(months, warm.tallies());
    this.organs = new OrganPages(shell, registers, months, warm);
    this.groups = new GroupPages(shell, organs, months, warm).drafts(registers);
    this.plan = GroupFolders.into(planned, groups);
    this.extras = new DecisionExtras(shell, registers);
    this.settings = settings;
  }

  Baked bake() throws IOException {
    try (taking) {
      return all();
    }
  }

  private Baked all() throws IOException {
    List<Register> registers = plan.publishable().registers();
    List<EditorialPage> editorial = plan.publishable().pages();
    assets();
    for (Map.Entry<String, Plan.Folder> folder : plan.folders().entrySet()) {
      decisions(folder.getKey(), folder.getValue());
    }
    editorial();
    draft(new ListPages(shell, plan, organs, warm).drafts());
    pages(organs.pages());
    pages(RegisterPages.pages(shell, registers));
    pages(List.of(CertificatePages.page(shell, registers)));
    for (var answer : CertificatePages.answers(settings.domain(), registers).entrySet()) {
      write(answer.getKey(), Json.compact(answer.getValue()));
    }
    draft(
        groups.stream()
            .filter(page -> !plan.kept().containsKey(GroupPages.folder(page.path())))
            .toList());
    figures();
    pages(OutletPages.pages(shell, registers));
    pages(List.of(OutletPages.screen(shell, registers, newest), FixedPages.correction(shell)));
    pages(
        List.of(
            FixedPages.home(
                counted,
                newest,
                figures,
                organs,
                RegisterPages.lines(registers),
                EditorialPages.lines(editorial)),
            EditorialPages.policies(shell, editorial)));
    List<String> listed = List.copyOf(pages);
    pages(List.of(FixedPages.search(shell), FixedPages.notFound(shell)));
    if (plan.folders().containsKey(Tree.GONE)) {
      pages(List.of(GoneRegister.page(shell, plan.publishable().gone())));
      pages(FixedPages.gone(shell, plan.publishable().gone(), replacements()));
    }
    oven.bake();
    taking.end();
    List<String> all = new ArrayList<>(pages);
    for (Plan.Folder folder : plan.folders().values()) {
      folder.live().values().forEach(known -> all.add(known.decision().pagePath()));
    }
    return new Baked(plan, counted, all, listed, made, kept);
  }

  private void figures() throws IOException {
    FigurePages reports = new FigurePages(shell, figures);
    pages(reports.pages());
    for (Map.Entry<String, byte[]> file : reports.files().entrySet()) {
      write(file.getKey(), file.getValue());
    }
    pages(OpenDataPages.pages(shell, figures));
  }

  /** A small data file that belongs to a page. */
  private void write(String path, byte[] bytes) throws IOException {
    if (!keep(path, Sha256.print(bytes))) {
      Path target = site.resolve(path);
      Files.createDirectories(target.resolveSibling(""));
      Files.write(target, bytes);
    }
  }

  /** Decisions that stand in the place of what is gone. */
  private Map<String, Decision> replacements() {
    Map<String, Decision> replacements = new HashMap<>();
    Set<String> named = new HashSet<>();
    plan.publishable().gone().forEach(gone -> gone.replacement().ifPresent(named::add));
    if (!named.isEmpty()) {
      plan.publishable().decisions().stream()
          .filter(known -> named.contains(known.id()))
          .forEach(known -> replacements.put(known.id(), known.decision()));
    }
    return replacements;
  }

  private void assets() throws IOException {
    for (String asset : theme.assets()) {
      if (!keep(asset, theme.assetVersion())) {
        Path target = site.resolve(asset);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(theme.folder().resolve(asset), target);
      }
    }
    String logo = settings.logo();
    if (logo != null) {
      write("assets/mark.svg", logo.getBytes(StandardCharsets.UTF_8));
    }
    String key = settings.publicKey();
    if (key != null) {
      write(PUBLIC_KEY, key.getBytes(StandardCharsets.UTF_8));
    }
    Colours colours = settings.colours();
    if (colours != null) {
      write("assets/brand.css", colours.styleSheet().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void decisions(String path, Plan.Folder folder) throws IOException {
    Files.createDirectories(site.resolve(path));
    for (KnownDecision known : folder.live().values()) {
      Source source = folder.sources().get(known.id());
      if (!plan.full()
          && source != null
          && source.equals(folder.last().sources().get(known.id()))) {
        Decision decision = known.decision();
        take(decision.pagePath(), path, folder.last());
        take(decision.jsonPath(), path, folder.last());
        take(decision.signaturePath(), path, folder.last());
        for (Decision.Attachment attachment : decision.attached()) {
          take(attachment.path(), path, folder.last());
        }
      } else {
        oven.add(jbake -> decision(known, jbake));
      }
    }
  }

  /**
   * The verified bytes go into the site first and JBake reads them there, so nothing can change in
   * between.
   */
  private void decision(KnownDecision known, JBake jbake) throws IOException {
    SignedDecision signed = files.read(known);
    Decision decision = known.decision();
    Path json = site.resolve(decision.jsonPath());
    Files.write(json, signed.jsonBytes());
    Files.write(site.resolve(decision.signaturePath()), signed.signatureBytes());
    files.attached().copy(decision, site);
    reader.read(signed.decision());
    LateModel model = new LateModel(jbake.decision(json));
    Map<String, Object> organ = new LinkedHashMap<>();
    organ.put("code", decision.organ().code());
    organ.put("name", decision.organ().name());
    DecisionModel.putText(organ, "path", organs.path(decision.organ().code()));
    model.put("organ", organ);
    model.put("jsonPath", decision.jsonPath());
    model.put("sigPath", decision.signaturePath());
    model.put("sha256", signed.sha256());
    extras.add(model, signed);
    Decision.Replaced replaced = decision.replaces();
    if (replaced != null) {
      model.put("replaces", earlier(replaced));
    }
    jbake.render(shell.page("decision", head(decision), Map.of("decision", model)));
  }

  /** The page that now tells of the earlier edition; none where it is not known to this site. */
  private Map<String, Object> earlier(Decision.Replaced replaced) {
    Map<String, Object> earlier = new LinkedHashMap<>();
    earlier.put("causeLabel", Labels.of(replaced.cause()));
    plan.publishable().gone().stream()
        .filter(gone -> gone.id().equals(replaced.id()))
        .findFirst()
        .ifPresent(gone -> earlier.put("path", gone.gonePath()));
    return earlier;
  }

  private static Head head(Decision decision) {
    String kind = Labels.of(decision.kind());
    String about = decision.organ().name() + "公示的" + kind + "决定，文号" + decision.documentNumber();
    return Head.plain(decision.pagePath(), decision.title(), about + "。")
        .in(kind, kind + "决定的事后公示", "政务动态")
        .dated(decision.disclosure().approvedOn(), decision.organ().name())
        .below(new Head.Crumb(kind, "decisions/" + decision.kind().slug() + "/index.html"));
  }

  /** Markdown is only parsed where the bake is full: without that, nothing in it has changed. */
  private void editorial() throws IOException {
    for (EditorialPage page : plan.publishable().pages()) {
      pages.add(page.pagePath());
      String own = Sha256.print(page.text());
      if (!keep(page.pagePath(), own)) {
        Path work = site.resolve("page.md");
        Files.writeString(work, page.text());
        String body = oven.now(jbake -> jbake.body(work));
        Files.delete(work);
        oven.add(jbake -> jbake.render(EditorialPages.page(shell, page, body)));
      }
    }
  }

  private void pages(Collection<Page> more) throws IOException {
    draft(more.stream().map(Draft::of).toList());
  }

  private void draft(List<Draft> drafts) throws IOException {
    for (Draft draft : drafts) {
      pages.add(draft.path());
      if (!keep(draft.path(), draft.made())) {
        oven.add(jbake -> jbake.render(draft.page().get()));
      }
    }
  }

  /** Takes a file over from the last release if it was made of the same. */
  private boolean keep(String path, String own) throws IOException {
    made.put(path, own);
    String folder = plan.folder(path);
    Plan.Folder changed = plan.folders().get(folder);
    Tree before = changed == null ? plan.root() : changed.last();
    String name = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    if (plan.full() || last == null || !own.equals(before.made().get(name))) {
      return false;
    }
    return before.files().containsKey(name) && take(path, folder, before);
  }

  private boolean take(String path, String folder, Tree before) throws IOException {
    String name = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    PublicFile file = before.files().get(name);
    if (file == null || last == null) {
      throw new IOException("the last release lacks " + path);
    }
    Path target = site.resolve(path);
    if (folder.isEmpty() && there.add(path.substring(0, path.lastIndexOf('/') + 1))) {
      Files.createDirectories(target.resolveSibling(""));
    }
    taking.take(target, last.resolve(path));
    kept.put(path, file);
    return true;
  }
}
