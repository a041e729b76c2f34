package org.gongshi.site.takedown;

/** How a decision left the public site; a closed set that decides what its old address says. */
public enum Exit {
  WITHDRAWN,
  CORRECTED,
  EXPIRED,
  LEAKED
}
