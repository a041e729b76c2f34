package org.gongshi.site.content;

/**
 * A decision whose file was found good, without its long texts. Only {@link Contents} makes one;
 * {@link DecisionFiles} gives the whole decision.
 *
 * @param decision see {@link Decision#brief}
 * @param sha256 of the file's bytes
 * @param signatureSha256 of the signature file's bytes
 */
public record KnownDecision(Decision decision, String sha256, String signatureSha256) {

  public String id() {
    return decision.id();
  }
}
