package org.gongshi.site.bake;

import org.jbake.app.ContentStore;

/**
 * Stands where JBake wants a content store. It opens no database: documents go straight from parser
 * to renderer. Our engine counts its pages here, which proves that JBake used it, since JBake
 * mentions an engine that failed to load at debug level only and goes on.
 */
final class RenderedPages extends ContentStore {

  private int count;

  RenderedPages() {
    super("memory", "none");
  }

  void add() {
    count++;
  }

  int count() {
    return count;
  }
}
