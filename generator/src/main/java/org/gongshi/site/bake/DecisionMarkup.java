package org.gongshi.site.bake;

import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.parser.MarkupEngine;
import org.jbake.parser.ParserContext;

/**
 * Reads a decision file for JBake, registered for {@code json} in {@code
 * META-INF/org.jbake.parser.MarkupEngines.properties}.
 */
public final class DecisionMarkup extends MarkupEngine {

  /** The document's key of the decision as templates see it. */
  static final String DECISION = "decision";

  @Override
  public void processHeader(ParserContext context) {
    String json = String.join("\n", context.getFileLines());
    DocumentModel document = context.getDocumentModel();
    document.put(DECISION, DecisionModel.of(Json.to(Json.tree(json), Decision.class)));
    document.setType(DECISION);
    document.setStatus(ModelAttributes.Status.PUBLISHED);
  }

  @Override
  public void processBody(ParserContext context) {
    context.setBody("");
  }
}
