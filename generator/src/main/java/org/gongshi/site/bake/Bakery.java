package org.gongshi.site.bake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.gongshi.site.content.AttachedFiles;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.EditorialPage;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Plan;

/**
 * The step's door: writes all pages, data files and assets of a plan into a folder. The same plan
 * gives the same bytes.
 */
public final class Bakery {

  /** JBake sets the JVM's locale and keeps static state. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Theme theme;
  private final SiteSettings settings;
  private final AttachedFiles attachedFiles;

  public Bakery(Theme theme, SiteSettings settings, AttachedFiles attachedFiles) {
    this.theme = theme;
    this.settings = settings;
    this.attachedFiles = attachedFiles;
  }

  /**
   * Bakes the plan.
   *
   * @param site an empty folder
   * @throws IOException at JBake's first error; the folder is to be discarded then
   */
  public Baked bake(Plan.FullBake plan, Path site) throws IOException {
    ONE_AT_A_TIME.lock();
    Locale locale = Locale.getDefault();
    try {
      return new OneBake(plan, site).bake();
    } finally {
      Locale.setDefault(locale);
      ONE_AT_A_TIME.unlock();
    }
  }

  private final class OneBake {

    private final Plan.FullBake plan;
    private final Path site;
    private final JBake jbake;
    private final Shell shell;
    private final Map<String, Decision> live = new LinkedHashMap<>();
    private final List<Decision> newestFirst;
    private final OrganPages organs;
    private final List<String> pages = new ArrayList<>();

    OneBake(Plan.FullBake plan, Path site) throws IOException {
      this.plan = plan;
      this.site = site;
      this.jbake = new JBake(theme, site);
      List<SignedDecision> decisions = plan.publishable().decisions();
      this.shell = Shell.of(settings, decisions, theme.assetVersion());
      decisions.forEach(signed -> live.put(signed.id(), signed.decision()));
      this.newestFirst =
          live.values().stream()
              .sorted(
                  Comparator.comparing(Decision::decidedOn).thenComparing(Decision::id).reversed())
              .toList();
      this.organs = new OrganPages(plan.publishable().registers(), newestFirst);
    }

    Baked bake() throws IOException {
      copyAssets();
      decisions();
      editorial();
      render(new ListPages(shell, plan.slots(), live, organs).pages());
      render(organs.pages(shell));
      render(RegisterPages.pages(shell, plan.publishable().registers()));
      render(
          List.of(
              FixedPages.home(
                  shell,
                  newestFirst,
                  organs,
                  RegisterPages.lines(plan.publishable().registers()),
                  EditorialPages.lines(plan.publishable().pages())),
              EditorialPages.policies(shell, plan.publishable().pages())));
      List<String> listed = List.copyOf(pages);
      render(List.of(FixedPages.search(shell), FixedPages.notFound(shell)));
      render(FixedPages.gone(shell, plan.publishable().gone(), live));
      return new Baked(shell, List.copyOf(pages), listed);
    }

    private void copyAssets() throws IOException {
      for (String asset : theme.assets()) {
        Path target = site.resolve(asset);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(theme.folder().resolve(asset), target);
      }
    }

    /**
     * The verified bytes go into the site first and JBake reads them there, so nothing can change
     * in between.
     */
    private void decisions() throws IOException {
      for (SignedDecision signed : plan.publishable().decisions()) {
        Decision decision = signed.decision();
        Path json = site.resolve(decision.jsonPath());
        Files.createDirectories(json.resolveSibling(""));
        Files.write(json, signed.jsonBytes());
        Files.write(site.resolve(decision.signaturePath()), signed.signatureBytes());
        attachedFiles.copy(decision, site);
        Map<String, Object> model = new LinkedHashMap<>(jbake.decision(json));
        Map<String, Object> organ = new LinkedHashMap<>();
        organ.put("code", decision.organ().code());
        organ.put("name", decision.organ().name());
        DecisionModel.putText(organ, "path", organs.path(decision.organ().code()));
        model.put("organ", organ);
        model.put("jsonPath", decision.jsonPath());
        model.put("sigPath", decision.signaturePath());
        model.put("sha256", signed.sha256());
        Decision.Replaced replaced = decision.replaces();
        if (replaced != null) {
          model.put("replaces", earlier(replaced));
        }
        render(List.of(shell.page("decision", head(decision), Map.of("decision", model))));
      }
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

    private void editorial() throws IOException {
      Path work = site.resolve("page.md");
      for (EditorialPage page : plan.publishable().pages()) {
        Files.writeString(work, page.text());
        String body = jbake.body(work);
        Files.delete(work);
        render(List.of(EditorialPages.page(shell, page, body)));
      }
    }

    private void render(List<Page> more) throws IOException {
      for (Page page : more) {
        jbake.render(page);
        pages.add(page.path());
      }
    }
  }
}
