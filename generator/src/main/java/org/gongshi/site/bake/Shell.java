package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.SiteSettings;

/**
 * What every page of one release has around it. It is kept with the release, so that a page made
 * while serving has the same frame as the baked ones.
 *
 * @param site the webmaster's settings as templates see them
 * @param kinds the navigation
 */
public record Shell(
    Map<String, Object> site, List<Map<String, Object>> kinds, String assetVersion) {

  static Shell of(
      SiteSettings settings, SortedMap<String, List<KnownDecision>> months, String assetVersion) {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("name", settings.name());
    site.put("domain", settings.domain());
    site.put("baseUrl", settings.baseUrl());
    site.put("sample", settings.sample());
    site.put("brand", settings.colours() != null);
    DecisionModel.putText(site, "language", settings.language());
    DecisionModel.putText(site, "idCode", settings.idCode());
    DecisionModel.putText(site, "organiser", settings.organiser());
    DecisionModel.putText(site, "operator", settings.operator());
    DecisionModel.putText(site, "icp", settings.icp());
    DecisionModel.putText(site, "policeRecord", settings.policeRecord());
    DecisionModel.putText(site, "errorReport", settings.errorReport());
    DecisionModel.putText(site, "phone", settings.phone());
    DecisionModel.putText(site, "email", settings.email());
    DecisionModel.putText(site, "address", settings.address());
    DecisionModel.putText(site, "postcode", settings.postcode());
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<String, Object> model = new LinkedHashMap<>(kind(kind));
      model.put("count", count(months.values(), kind));
      kinds.add(model);
    }
    return new Shell(site, kinds, assetVersion);
  }

  private static long count(Collection<List<KnownDecision>> months, Kind kind) {
    return months.stream()
        .filter(month -> month.getFirst().decision().kind() == kind)
        .mapToLong(List::size)
        .sum();
  }

  /**
   * The frame of a page that says nothing of how many decisions there are, so that it does not
   * change with each of them.
   */
  Shell uncounted() {
    List<Map<String, Object>> bare = new ArrayList<>();
    for (Map<String, Object> kind : kinds) {
      Map<String, Object> model = new LinkedHashMap<>(kind);
      model.remove("count");
      bare.add(model);
    }
    return new Shell(site, bare, assetVersion);
  }

  static Map<String, Object> kind(Kind kind) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("code", kind.name());
    model.put("slug", kind.slug());
    model.put("label", Labels.of(kind));
    model.put("path", "decisions/" + kind.slug() + "/index.html");
    return model;
  }

  public static Shell read(byte[] json) {
    return Json.read(json, Shell.class);
  }

  /** A page in this frame. */
  public Page page(String template, Head head, Map<String, Object> body) {
    Map<String, Object> model = new LinkedHashMap<>(body);
    model.put("site", site);
    model.put("kinds", kinds);
    model.put("assetVersion", assetVersion);
    model.put("page", head.model(template, String.valueOf(site.get("name"))));
    return new Page(head.path(), template + ".ftlh", model);
  }
}
