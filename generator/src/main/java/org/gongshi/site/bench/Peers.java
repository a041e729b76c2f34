package org.gongshi.site.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hugo and Pagefind on the same decisions, where they are installed ({@code apt-get install hugo},
 * {@code npm install -g pagefind}): a page of each, lists of fifty, a feed, a sitemap.
 */
final class Peers {

  private final Corpus corpus;
  private final Path folder;
  private final int documents;

  Peers(Corpus corpus, Path folder, int documents) {
    this.corpus = corpus;
    this.folder = folder;
    this.documents = documents;
  }

  Measured hugo() throws IOException, InterruptedException {
    put(
        "hugo.toml",
        """
        baseURL = "https://zfgs.haijia.example/"
        languageCode = "zh-CN"
        title = "海岬公示网"
        disableKinds = ["taxonomy", "term"]
        paginate = 50
        rssLimit = 50
        """);
    put(
        "layouts/_default/baseof.html",
        """
        <!doctype html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>{{ .Title }}</title></head>
        <body>
        <nav><a href="/decisions/penalty/">行政处罚</a> <a href="/decisions/licence/">行政许可</a></nav>
        {{ block "main" . }}{{ end }}
        </body>
        </html>
        """);
    put(
        "layouts/_default/single.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1><p>{{ .Params.number }}</p><p>{{ .Params.organ"
            + " }}</p><p>{{ .Date.Format \"2006-01-02\" }}</p>{{ .Content }}{{ end }}");
    String list =
        """
        {{ define "main" }}<h1>{{ .Title }}</h1><ul>
        {{ range (.Paginate .RegularPagesRecursive).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.number }} {{ .Params.organ }} {{ .Date.Format "2006-01-02" }}</li>
        {{ end }}</ul>{{ template "_internal/pagination.html" . }}{{ end }}
        """;
    put("layouts/_default/list.html", list);
    put(
        "layouts/index.html",
        "{{ define \"main\" }}<h1>{{ .Site.Title }}</h1><ul>{{ range first 10 .Site.RegularPages"
            + " }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}");
    IntStream.range(0, documents).parallel().forEach(this::page);
    return Measured.run(folder, List.of("hugo", "--quiet", "--ignoreCache"));
  }

  /** Needs the pages that Hugo made. */
  Measured pagefind() throws IOException, InterruptedException {
    return Measured.run(folder, List.of("pagefind", "--site", "public"));
  }

  /** How much of the disk Pagefind's files take. */
  long pagefindBytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("public/pagefind"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void page(int number) {
    Map<String, Object> decision = corpus.decision(number, 1);
    String month = String.valueOf(decision.get("decidedOn")).substring(0, 7);
    String kind = String.valueOf(decision.get("kind")).toLowerCase(Locale.ROOT).replace('_', '-');
    StringBuilder text = new StringBuilder("---\n");
    text.append("title: \"").append(decision.get("title")).append("\"\n");
    text.append("date: ").append(decision.get("decidedOn")).append('\n');
    text.append("number: \"").append(decision.get("documentNumber")).append("\"\n");
    Object organ = ((Map<?, ?>) decision.getOrDefault("organ", Map.of())).get("name");
    text.append("organ: \"").append(organ).append("\"\n---\n");
    for (String part : List.of("facts", "basis", "conclusion")) {
      text.append(String.valueOf(decision.get(part)).replace("\n", "\n\n")).append("\n\n");
    }
    try {
      Path section = folder.resolve("content/decisions/" + kind + "/" + month);
      Files.createDirectories(section);
      Files.write(
          section.resolve(decision.get("id") + ".md"),
          text.toString().getBytes(StandardCharsets.UTF_8));
      put("content/decisions/" + kind + "/_index.md", "---\ntitle: \"" + kind + "\"\n---\n");
      put(
          "content/decisions/" + kind + "/" + month + "/_index.md",
          "---\ntitle: \"" + month + "\"\n---\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
