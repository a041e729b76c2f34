package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the webmaster says about the site: the file behind {@code --site-settings}.
 *
 * @param baseUrl the site's public address without a slash at the end
 * @param idCode 网站标识码
 * @param organiser 主办单位
 * @param operator 承办单位
 * @param sample whether the whole site is made of invented cases
 * @param logo the administration's mark: in the file a path of an SVG file beside it, here its text
 * @param colours the administration's own
 * @param language of the frame: {@code zh-CN}, which nothing means too, or {@code en}; what is
 *     published is Chinese
 * @param publicKey by which the public checks decisions, as PEM; not in the file
 */
public record SiteSettings(
    String name,
    String domain,
    String baseUrl,
    @Nullable String idCode,
    @Nullable String organiser,
    @Nullable String operator,
    @Nullable String icp,
    @Nullable String policeRecord,
    @Nullable String errorReport,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String postcode,
    boolean sample,
    @Nullable String logo,
    @Nullable Colours colours,
    @Nullable String language,
    @Nullable String publicKey) {

  public static final List<String> LANGUAGES = List.of("zh-CN", "en");

  @SuppressWarnings("ConstantValue")
  public SiteSettings {
    if (name == null || domain == null || baseUrl == null) {
      throw new IllegalArgumentException("site settings need name, domain and baseUrl");
    }
    if (!baseUrl.startsWith("http://") && !baseUrl.startsWith("https://")) {
      throw new IllegalArgumentException("baseUrl must begin with http:// or https://");
    }
    if (language != null && !LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("language must be one of " + LANGUAGES);
    }
    baseUrl = baseUrl.replaceAll("/+$", "");
  }

  /**
   * Reads the webmaster's file.
   *
   * @throws IOException if the file cannot be read or lacks name, domain or base URL
   */
  public static SiteSettings read(Path file) throws IOException {
    try {
      return Json.read(Files.readAllBytes(file), SiteSettings.class).withLogoOf(file);
    } catch (JacksonException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(file + ": " + cause.getMessage(), e);
    }
  }

  private SiteSettings withLogoOf(Path file) throws IOException {
    String mark = logo == null ? null : Files.readString(file.resolveSibling(logo));
    return with(baseUrl, language, mark, null);
  }

  public SiteSettings withBaseUrl(String url) {
    return with(url, language, logo, publicKey);
  }

  /** With a frame in another language. */
  public SiteSettings withLanguage(String other) {
    return with(baseUrl, other, logo, publicKey);
  }

  public SiteSettings withPublicKey(TrustedKey key) {
    return with(baseUrl, language, logo, key.pem());
  }

  private SiteSettings with(
      String url, @Nullable String frame, @Nullable String mark, @Nullable String key) {
    return new SiteSettings(
        name,
        domain,
        url,
        idCode,
        organiser,
        operator,
        icp,
        policeRecord,
        errorReport,
        phone,
        email,
        address,
        postcode,
        sample,
        mark,
        colours,
        frame,
        key);
  }

  /** The absolute address of a path below the site's root. */
  public String url(String path) {
    return baseUrl + "/" + path;
  }
}
