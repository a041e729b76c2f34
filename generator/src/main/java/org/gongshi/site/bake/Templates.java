package org.gongshi.site.bake;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * FreeMarker as every page of the site is rendered with it: output is escaped for HTML, templates
 * can make no objects and reach no methods, and the model holds nothing but strings, numbers,
 * booleans, lists and maps.
 */
public final class Templates {

  private final Configuration configuration;

  /** Templates from a folder of {@code .ftlh} files, each read when it is first used. */
  public Templates(Path folder) throws IOException {
    this(new FileTemplateLoader(folder.toFile()));
  }

  /**
   * Templates from a folder that may go while they are used: all are read at once.
   *
   * @throws NoSuchFileException if the folder is gone
   */
  public static Templates readAll(Path folder) throws IOException {
    StringTemplateLoader loader = new StringTemplateLoader();
    for (String template : Theme.templates(folder)) {
      loader.putTemplate(template, Files.readString(folder.resolve(template)));
    }
    if (!Files.isDirectory(folder)) { // a release is moved away whole before any of its files goes
      throw new NoSuchFileException(folder.toString());
    }
    return new Templates(loader);
  }

  private Templates(TemplateLoader loader) {
    var version = Configuration.VERSION_2_3_35;
    configuration = new Configuration(version);
    configuration.setTemplateLoader(loader);
    // Whoever changes a template gets new Templates: a look at the disk for each page is for
    // nothing.
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputEncoding("UTF-8");
    configuration.setLocale(Locale.SIMPLIFIED_CHINESE);
    configuration.setLocalizedLookup(false);
    configuration.setTimeZone(TimeZone.getTimeZone("Asia/Shanghai"));
    configuration.setNumberFormat("computer");
    configuration.setObjectWrapper(new SimpleObjectWrapper(version));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
  }

  void render(String template, Map<String, Object> model, Writer out)
      throws IOException, TemplateException {
    configuration.getTemplate(template).process(model, out);
  }

  /**
   * A page of this model.
   *
   * @throws IOException if the template is missing or fails
   */
  public String render(Page page) throws IOException {
    StringWriter out = new StringWriter();
    try {
      render(page.template(), page.model(), out);
    } catch (TemplateException e) {
      throw new IOException(page.template() + ": " + e.getMessageWithoutStackTop(), e);
    }
    return out.toString();
  }
}
