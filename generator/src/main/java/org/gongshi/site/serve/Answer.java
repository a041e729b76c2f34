package org.gongshi.site.serve;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.gongshi.site.content.MediaTypes;
import org.jspecify.annotations.Nullable;

/** A whole body and what HTTP says about it: validators, compression and HEAD in one place. */
final class Answer {

  /** Always asked for anew, so that a takedown is gone at once. */
  static final String REVALIDATE = "no-cache";

  static final String NO_STORE = "no-store";

  private static final int WORTH_COMPRESSING = 1024;

  private final Status status;
  private final String type;
  private final byte[] body;
  private final @Nullable String tag;
  private final String cache;

  /**
   * An answer.
   *
   * @param tag a strong validator of the uncompressed bytes, nothing for what is made on the spot
   */
  Answer(Status status, String type, byte[] body, @Nullable String tag, String cache) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.tag = tag;
    this.cache = cache;
  }

  static Answer html(Status status, String html) {
    return html(status, html.getBytes(StandardCharsets.UTF_8));
  }

  static Answer html(Status status, byte[] html) {
    return new Answer(status, MediaTypes.HTML, html, null, NO_STORE);
  }

  void send(ServerRequest request, ServerResponse response) {
    boolean text = MediaTypes.isText(type);
    boolean zip = text && body.length >= WORTH_COMPRESSING && acceptsGzip(request);
    response.header(HeaderNames.CACHE_CONTROL, cache);
    if (text) {
      response.header(HeaderNames.VARY, "Accept-Encoding");
    }
    if (tag != null) {
      // The compressed form is another representation, so it has another strong validator.
      String etag = "\"" + tag + (zip ? "-gzip" : "") + "\"";
      response.header(HeaderNames.ETAG, etag);
      if (status.code() == 200 && matches(request, etag)) {
        response.status(Status.NOT_MODIFIED_304).send();
        return;
      }
    }
    response.status(status).header(HeaderNames.CONTENT_TYPE, type);
    byte[] bytes = zip ? gzip(body) : body;
    if (zip) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length));
      response.send();
    } else {
      response.send(bytes);
    }
  }

  private static boolean matches(ServerRequest request, String etag) {
    String asked = header(request, HeaderNames.IF_NONE_MATCH);
    if (asked.strip().equals("*")) {
      return true;
    }
    for (String one : asked.split(",", -1)) {
      String strong = one.strip().startsWith("W/") ? one.strip().substring(2) : one.strip();
      if (strong.equals(etag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acceptsGzip(ServerRequest request) {
    for (String coding :
        header(request, HeaderNames.ACCEPT_ENCODING).toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.strip().split(";", -1);
      if (parts[0].strip().equals("gzip")) {
        return parts.length < 2 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static String header(ServerRequest request, io.helidon.http.HeaderName name) {
    return request.headers().contains(name)
        ? String.join(",", request.headers().get(name).allValues())
        : "";
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
