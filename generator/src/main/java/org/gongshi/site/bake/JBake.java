package org.gongshi.site.bake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jbake.app.FileUtil;
import org.jbake.app.Parser;
import org.jbake.app.Renderer;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.app.configuration.JBakeConfigurationFactory;
import org.jbake.model.DocumentModel;
import org.jbake.model.ModelAttributes;
import org.jbake.parser.Engines;
import org.jspecify.annotations.Nullable;

/**
 * JBake's parser and renderer without its oven, database and crawler. JBake logs some failures and
 * goes on, so every step is checked here: an engine that is not ours, a document that came to
 * nothing, a page that our templates did not render are all errors.
 */
final class JBake {

  private final Parser parser;
  private final Renderer renderer;
  private final RenderedPages rendered = new RenderedPages();
  private final Configuration configuration;
  private Path site;
  private int planned;

  /** JBake copies its whole configuration for every page, though it stays as it is. */
  private static final class Configuration extends DefaultJBakeConfiguration {

    private @Nullable Map<String, Object> copy;

    Configuration(File source, DefaultJBakeConfiguration read) {
      super(source, read.getCompositeConfiguration());
    }

    @Override
    public void setDestinationFolder(File folder) {
      super.setDestinationFolder(folder);
      copy = null;
    }

    @Override
    public Map<String, Object> asHashMap() {
      Map<String, Object> known = copy;
      if (known == null) {
        known = Collections.unmodifiableMap(super.asHashMap());
        copy = known;
      }
      return known;
    }
  }

  JBake(Theme theme, Path site) throws IOException {
    if (!(Engines.get("json") instanceof DecisionMarkup)) {
      throw new IOException("JBake does not know our engine for json");
    }
    this.site = site;
    configuration =
        new Configuration(
            theme.folder().toFile(),
            new JBakeConfigurationFactory()
                .createDefaultJbakeConfiguration(theme.folder().toFile(), site.toFile(), true));
    configuration.setDestinationFolder(site.toFile());
    configuration.setTemplateFolder(theme.folder().toFile());
    configuration.setMarkdownExtensions(
        "TABLES", "FENCED_CODE_BLOCKS", "DEFINITIONS", "SUPPRESS_ALL_HTML");
    configuration.setDefaultType("page");
    for (String template : theme.templates()) {
      configuration.setTemplateFileNameForDocType(type(template), template);
    }
    parser = new Parser(configuration);
    renderer = new Renderer(rendered, configuration);
  }

  /** From now on pages go below this folder. */
  JBake into(Path newSite) {
    site = newSite;
    configuration.setDestinationFolder(newSite.toFile());
    return this;
  }

  /** The decision in the file as templates see it. */
  @SuppressWarnings("unchecked")
  Map<String, Object> decision(Path json) throws IOException {
    Object decision = parse(json).get(DecisionMarkup.DECISION);
    return (Map<String, Object>) Objects.requireNonNull(decision);
  }

  /** The HTML of a Markdown file's body. */
  String body(Path markdown) throws IOException {
    return parse(markdown).getBody();
  }

  private DocumentModel parse(Path file) throws IOException {
    DocumentModel document;
    try {
      document = parser.processFile(file.toFile());
    } catch (RuntimeException e) {
      throw new IOException("JBake could not read " + site.relativize(file), e);
    }
    if (document == null) {
      throw new IOException("JBake could not read " + site.relativize(file));
    }
    return document;
  }

  void render(Page page) throws IOException {
    DocumentModel document = new DocumentModel();
    document.setType(type(page.template()));
    document.setStatus(ModelAttributes.Status.PUBLISHED);
    document.setUri(page.path());
    document.put(JBakeTemplates.MODEL, page.model());
    planned++;
    try {
      renderer.render(document);
    } catch (Exception e) {
      throw new IOException("JBake could not render " + page.path() + ": " + e.getMessage(), e);
    }
    if (rendered.count() != planned || !Files.exists(site.resolve(page.path()))) {
      throw new IOException("JBake rendered " + page.path() + " without our templates");
    }
  }

  private static String type(String template) {
    String extension = "." + FileUtil.fileExt(new File(template));
    return template.substring(0, template.length() - extension.length());
  }
}
