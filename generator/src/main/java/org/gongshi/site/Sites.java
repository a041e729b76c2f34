package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.release.DataFolder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The sites of one installation, as {@code --sites FILE} names them. Each has a data folder of its
 * own, and with it its own lock, releases and receipts; two may show the same content. Paths are
 * below the file's folder.
 */
final class Sites {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "data",
          "content",
          "siteContent",
          "siteSettings",
          "trustedKey",
          "templates",
          "baseUrl",
          "language");

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private final Path file;
  private final Path folder;

  private Sites(Path file) {
    this.file = file.toAbsolutePath().normalize();
    this.folder = this.file.resolveSibling("");
  }

  /**
   * One of them.
   *
   * @param templates instead of the shipped ones
   * @param baseUrl instead of the one in the site settings
   * @param language of the frame, instead of the one in the site settings
   */
  record Site(
      String id,
      DataFolder data,
      Path siteContent,
      Path siteSettings,
      Path trustedKey,
      @Nullable Path templates,
      @Nullable String baseUrl,
      @Nullable String language) {}

  /**
   * Reads the file.
   *
   * @throws IOException if it cannot be read or makes no sense, with the place in it
   */
  static List<Site> read(Path file) throws IOException {
    return new Sites(file).read();
  }

  private List<Site> read() throws IOException {
    JsonNode root;
    try {
      root = Json.tree(Files.readString(file));
    } catch (JacksonException e) {
      throw wrong("", "不是合法的 JSON");
    }
    JsonNode listed = root.path("sites");
    refuseUnknown(root, "", Set.of("sites"));
    if (!listed.isArray() || listed.isEmpty()) {
      throw wrong("sites", "应当是列出站点的数组，至少一个");
    }
    List<Site> sites = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<Path> data = new HashSet<>();
    for (int i = 0; i < listed.size(); i++) {
      String at = "sites[" + i + "]";
      Site site = site(listed.get(i), at);
      if (!ids.add(site.id())) {
        throw wrong(at + ".id", "与前面的站点重复：" + site.id());
      }
      if (!data.add(site.data().root())) {
        throw wrong(at + ".data", "与前面的站点重复；每个站点要有自己的数据目录");
      }
      sites.add(site);
    }
    return List.copyOf(sites);
  }

  private Site site(JsonNode node, String at) throws IOException {
    if (!node.isObject()) {
      throw wrong(at, "应当是一个对象");
    }
    refuseUnknown(node, at + ".", KEYS);
    String id = required(node, at, "id");
    if (!ID.matcher(id).matches()) {
      throw wrong(at + ".id", "应当由小写字母、数字和连字符组成，至多40个字符");
    }
    Path data = folder.resolve(required(node, at, "data")).normalize();
    Path siteContent = folder.resolve(required(node, at, "siteContent")).normalize();
    String language = optional(node, at, "language");
    if (language != null && !SiteSettings.LANGUAGES.contains(language)) {
      throw wrong(at + ".language", "应当是 " + String.join(" 或者 ", SiteSettings.LANGUAGES));
    }
    String templates = optional(node, at, "templates");
    return new Site(
        id,
        new DataFolder(data, path(node, at, "content", data.resolve("content"))),
        siteContent,
        path(node, at, "siteSettings", siteContent.resolve("site.json")),
        path(node, at, "trustedKey", data.resolve("keys/signing-public.pem")),
        templates == null ? null : folder.resolve(templates).normalize(),
        optional(node, at, "baseUrl"),
        language);
  }

  private Path path(JsonNode node, String at, String key, Path otherwise) throws IOException {
    String sent = optional(node, at, key);
    return sent == null ? otherwise : folder.resolve(sent).normalize();
  }

  private String required(JsonNode node, String at, String key) throws IOException {
    String text = optional(node, at, key);
    if (text == null) {
      throw wrong(at + "." + key, "没有填写");
    }
    return text;
  }

  private @Nullable String optional(JsonNode node, String at, String key) throws IOException {
    JsonNode value = node.get(key);
    if (value == null) {
      return null;
    }
    if (!value.isString() || value.stringValue().isBlank()) {
      throw wrong(at + "." + key, "应当是不为空的文字");
    }
    return value.stringValue();
  }

  /** A key that was mistyped would be a setting that does nothing. */
  private void refuseUnknown(JsonNode node, String at, Set<String> known) throws IOException {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw wrong(at + key, "不认识这一项");
      }
    }
  }

  private IOException wrong(String at, String what) {
    return new IOException("站点设置 " + file + " 有误：" + (at.isEmpty() ? "" : at + " ") + what);
  }
}
