package org.gongshi.site.content;

import java.nio.charset.StandardCharsets;

/**
 * A decision whose signature, schema and place were found good. Only {@link DecisionFiles} makes
 * one.
 *
 * @param json the file's text; as UTF-8 it is byte for byte the file
 * @param signature the text of the {@code .sig} file
 * @param sha256 of the file's bytes, in hex
 */
public record SignedDecision(Decision decision, String json, String signature, String sha256) {

  public byte[] jsonBytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  public byte[] signatureBytes() {
    return signature.getBytes(StandardCharsets.UTF_8);
  }

  public String id() {
    return decision.id();
  }
}
