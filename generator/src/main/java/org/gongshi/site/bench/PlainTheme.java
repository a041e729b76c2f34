package org.gongshi.site.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongshi.site.bake.Theme;

/** A theme that shows what Hugo is given to show, no more, so that both do the same work. */
final class PlainTheme {

  private static final String FRAME =
      """
      <#macro frame>
      <!doctype html>
      <html lang="zh-CN">
      <head><meta charset="utf-8"><title>${page.title}</title></head>
      <body>
      <nav><#list kinds as kind><a href="${page.root}${kind.path}">${kind.label}</a> </#list></nav>
      <#nested>
      </body>
      </html>
      </#macro>
      <#macro lines items>
      <ul>
      <#list items as item><li><a href="${page.root}${item.path}">${item.title}</a> ${item.documentNumber} ${item.organ} ${item.decidedOn}</li>
      </#list>
      </ul>
      </#macro>
      """;

  private PlainTheme() {}

  /**
   * Writes it.
   *
   * @param shipped whose other pages it shows as a heading
   */
  static void write(Path folder, Theme shipped) throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(
        "decision",
        "<h1>${decision.title}</h1><p>${decision.documentNumber}</p><p>${decision.organ.name}</p>"
            + "<p>${decision.decidedOn}</p><#list decision.factsParagraphs![] as p><p>${p}</p></#list>"
            + "<#list decision.basisParagraphs as p><p>${p}</p></#list>"
            + "<#list decision.conclusionParagraphs as p><p>${p}</p></#list>");
    pages.put(
        "list",
        "<h1>${kind.label}</h1><@l.lines items=items />"
            + "<#list pager.pages as p><a href=\"${page.root}${p.path}\">${p.number}</a> </#list>");
    pages.put("home", "<h1>${site.name}</h1><@l.lines items=latest />");
    pages.put("organ", "<h1>${organ.name}</h1><@l.lines items=items />");
    pages.put(
        "organs",
        "<#list organs as organ><a href=\"${page.root}${organ.path}\">${organ.name}</a></#list>");
    pages.put("gone", "<h1>${gone.exitLabel}</h1><p>${gone.reason}</p>");
    pages.put("policy", "<h1>${policy.title}</h1>${policy.body?no_esc}");
    for (String template : shipped.templates()) {
      pages.putIfAbsent(template.replaceFirst("\\.ftlh$", ""), "<h1>${page.title}</h1>");
    }
    Files.createDirectories(folder.resolve("assets"));
    put(folder.resolve("assets/plain.css"), "body{margin:1em}\n");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      put(
          folder.resolve(page.getKey() + ".ftlh"),
          "<#import \"layout.ftlh\" as l>\n<@l.frame>\n" + page.getValue() + "\n</@l.frame>\n");
    }
    put(folder.resolve("layout.ftlh"), FRAME);
  }

  private static void put(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
