package org.gongshi.site.bake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The step's door: writes the pages, data files and assets of a plan into a folder, and takes over
 * from the last release what the plan leaves as it is. The same content gives the same bytes,
 * whatever the last release was.
 */
public final class Bakery {

  /** JBake sets the JVM's locale and keeps static state. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Theme theme;

  /** Parsers and renderers that no thread uses; making one takes longer than a small bake. */
  private final ConcurrentLinkedQueue<JBake> idle = new ConcurrentLinkedQueue<>();

  private Kept kept = Kept.of("");

  /** Whoever needs the text of what is baked. */
  public interface Reader {
    void read(Decision decision) throws IOException;
  }

  public Bakery(Theme theme) {
    this.theme = theme;
  }

  /**
   * Bakes the plan.
   *
   * @param files gives the decisions' texts
   * @param reader hears of each decision whose page is made, on any thread, so that it is read once
   * @param site an empty folder
   * @param last where the last release lies, for what is taken over from it
   * @throws IOException at JBake's first error; the folder is to be discarded then
   */
  public Baked bake(
      Plan.Bake plan,
      SiteSettings settings,
      DecisionFiles files,
      Reader reader,
      Path site,
      @Nullable Places last,
      Progress progress)
      throws IOException {
    ONE_AT_A_TIME.lock();
    Locale locale = Locale.getDefault();
    try {
      Oven oven = new Oven(theme, idle, site, progress);
      if (!kept.frame().equals(plan.frame())) {
        kept = Kept.of(plan.frame());
      }
      return new OneBake(theme, settings, plan, files, reader, oven, kept, last).bake();
    } finally {
      Locale.setDefault(locale);
      ONE_AT_A_TIME.unlock();
    }
  }
}
