package org.gongshi.site.content;

/** Content types by file name. */
public final class MediaTypes {

  public static final String HTML = "text/html; charset=utf-8";
  public static final String JSON = "application/json; charset=utf-8";
  public static final String PROBLEM = "application/problem+json; charset=utf-8";

  private MediaTypes() {}

  public static String of(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> HTML;
      case "css" -> "text/css; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "json" -> JSON;
      case "jsonl" -> "application/jsonl; charset=utf-8";
      case "jsonld" -> "application/ld+json; charset=utf-8";
      case "sig", "txt", "md" -> "text/plain; charset=utf-8";
      case "csv" -> "text/csv; charset=utf-8";
      case "xml" -> "application/xml; charset=utf-8";
      case "atom" -> "application/atom+xml; charset=utf-8";
      case "svg" -> "image/svg+xml; charset=utf-8";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "webp" -> "image/webp";
      case "ico" -> "image/x-icon";
      case "woff2" -> "font/woff2";
      case "pdf" -> "application/pdf";
      default ->
          path.endsWith("log/checkpoint")
              ? "text/plain; charset=utf-8"
              : "application/octet-stream";
    };
  }

  public static boolean isText(String type) {
    return type.contains("charset=utf-8");
  }
}
