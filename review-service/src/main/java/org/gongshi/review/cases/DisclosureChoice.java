package org.gongshi.review.cases;

/** 公开方式 of a decision; each is recorded with its basis. */
public enum DisclosureChoice {
  /** The text as served, less the redactions. */
  FULL_TEXT,
  /** The summary fields without the facts. */
  SUMMARY,
  /** As full text, but organisations are masked too. */
  WITHOUT_NAMES,
  /** 不予公开. */
  NOT_PUBLISHED,
  /** 暂缓公开; may be proposed again later. */
  DEFERRED;

  public boolean publishes() {
    return this == FULL_TEXT || this == SUMMARY || this == WITHOUT_NAMES;
  }
}
