package org.gongshi.site.bake;

import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jbake.app.ContentStore;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.template.AbstractTemplateEngine;
import org.jbake.template.RenderingException;
import org.jbake.template.model.TemplateModel;

/**
 * Our templates as JBake's engine for {@code .ftlh}, registered in {@code
 * META-INF/org.jbake.parser.TemplateEngines.properties}. JBake's own engine does not escape and
 * hands the database to the page; this one hands on the page's model and nothing of JBake's.
 */
public final class JBakeTemplates extends AbstractTemplateEngine {

  /** Under this key of JBake's document lies the page's whole model. */
  static final String MODEL = "gongshi";

  private final Templates templates;
  private final RenderedPages rendered;

  /** JBake finds this constructor by its parameters. */
  public JBakeTemplates(JBakeConfiguration config, ContentStore store) throws IOException {
    super(config, store);
    this.templates = new Templates(config.getTemplateFolder().toPath());
    this.rendered = (RenderedPages) store;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void renderDocument(TemplateModel model, String templateName, Writer writer)
      throws RenderingException {
    Map<String, Object> page = (Map<String, Object>) model.getContent().get(MODEL);
    if (page == null) {
      throw new RenderingException("a document without a page model");
    }
    try {
      templates.render(templateName, page, writer);
    } catch (IOException | TemplateException e) {
      throw new RenderingException(e);
    }
    rendered.add();
  }
}
