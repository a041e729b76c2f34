package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.SiteSettings;

/**
 * The open data as a DCAT 3 catalogue in JSON-LD, for portals that collect such catalogues: a data
 * set for each kind and year, a distribution for each of its files.
 */
final class Catalogue {

  private Catalogue() {}

  /**
   * Writes it.
   *
   * @param sums of the data files by path
   */
  static void write(Path site, SiteSettings settings, SortedMap<String, String> sums)
      throws IOException {
    Map<String, List<Map<String, Object>>> files = new LinkedHashMap<>();
    sums.forEach(
        (path, sum) ->
            files
                .computeIfAbsent(dataset(path), name -> new ArrayList<>())
                .add(distribution(settings, path, sum)));
    List<Map<String, Object>> datasets = new ArrayList<>();
    files.forEach(
        (name, distributions) -> {
          Map<String, Object> dataset = new LinkedHashMap<>();
          dataset.put("@type", "dcat:Dataset");
          dataset.put("@id", settings.url("data/") + "#" + name);
          dataset.put("dct:title", "行政执法决定 " + name);
          dataset.put("dct:language", "zh-CN");
          dataset.put("dcat:landingPage", settings.url(OpenDataPages.PATH));
          dataset.put("dcat:distribution", distributions);
          datasets.add(dataset);
        });
    Map<String, Object> publisher = new LinkedHashMap<>();
    publisher.put("@type", "foaf:Organization");
    publisher.put(
        "foaf:name", settings.organiser() == null ? settings.name() : settings.organiser());
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put(
        "@context",
        Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "spdx", "http://spdx.org/rdf/terms#"));
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("@id", settings.url(OpenDataPages.CATALOGUE));
    catalogue.put("dct:title", settings.name() + "开放数据");
    catalogue.put("dct:publisher", publisher);
    catalogue.put("dcat:dataset", datasets);
    Path target = site.resolve(OpenDataPages.CATALOGUE);
    Files.createDirectories(target.resolveSibling(""));
    Files.write(target, Json.pretty(catalogue));
  }

  /** {@code penalty-2026} of {@code …/double-publicity-penalty-2026-10.csv}. */
  private static String dataset(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('-'));
    return name.replace("double-publicity-", "");
  }

  private static Map<String, Object> distribution(SiteSettings settings, String path, String sum) {
    Map<String, Object> checksum = new LinkedHashMap<>();
    checksum.put("@type", "spdx:Checksum");
    checksum.put("spdx:algorithm", Map.of("@id", "spdx:checksumAlgorithm_sha256"));
    checksum.put("spdx:checksumValue", sum);
    Map<String, Object> distribution = new LinkedHashMap<>();
    distribution.put("@type", "dcat:Distribution");
    distribution.put("dcat:downloadURL", Map.of("@id", settings.url(path)));
    distribution.put("dcat:mediaType", path.endsWith(".csv") ? "text/csv" : "application/jsonl");
    distribution.put("spdx:checksum", checksum);
    return distribution;
  }
}
