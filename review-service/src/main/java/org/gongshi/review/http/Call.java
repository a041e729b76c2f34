package org.gongshi.review.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpMediaType;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Credential;
import org.gongshi.review.identity.Origin;
import org.jspecify.annotations.Nullable;

/** One request, authenticated and authorised. */
public final class Call {
  private static final Pattern VERSION_TAG = Pattern.compile("(?:W/)?\"v([0-9]{1,9})\"");

  private final ServerRequest request;
  private final @Nullable Credential credential;
  private final @Nullable String antiForgery;
  private final Origin origin;
  private byte[] read = new byte[0];

  Call(
      ServerRequest request,
      @Nullable Credential credential,
      @Nullable String antiForgery,
      Origin origin) {
    this.request = request;
    this.credential = credential;
    this.antiForgery = antiForgery;
    this.origin = origin;
  }

  /** The caller; only endpoints for {@link Endpoint#anyone} have none. */
  public Actor actor() {
    return credential().actor();
  }

  /** What let the caller in; only endpoints for {@link Endpoint#anyone} have none. */
  Credential credential() {
    if (credential == null) {
      throw new IllegalStateException("this endpoint is open to anyone and has no actor");
    }
    return credential;
  }

  /** What a browser's changes must carry, or null where no browser calls. */
  @Nullable String antiForgery() {
    return antiForgery;
  }

  Origin origin() {
    return origin;
  }

  /** 403 where a program's token calls for what only a person does. */
  void requirePerson() {
    if (credential().kind() == Credential.Kind.PROGRAM) {
      throw Problem.of(403, "PERSON_REQUIRED", "须由本人登录后办理", "程序令牌不能办理此项操作，请登录后重试。").asException();
    }
  }

  void requireOwnSite(Gate gate) {
    gate.requireOwnSite(request);
  }

  @Nullable String signOnCookie(Gate gate) {
    return gate.cookies().signOn(request).orElse(null);
  }

  public String parameter(String name) {
    return request.path().pathParameters().get(name);
  }

  /** The address without its query. */
  public String path() {
    return request.path().path();
  }

  /** All query parameters by name, in the order of their names. */
  public SortedMap<String, String> queries() {
    SortedMap<String, String> all = new TreeMap<>();
    for (String name : request.query().names()) {
      all.put(name, request.query().first(name).orElse(""));
    }
    return all;
  }

  public Optional<String> query(String name) {
    return request.query().first(name).asOptional().filter(v -> !v.isBlank());
  }

  public Optional<String> header(String name) {
    return request.headers().value(HeaderNames.create(name));
  }

  static Optional<String> bearerToken(ServerRequest request) {
    return request
        .headers()
        .value(HeaderNames.AUTHORIZATION)
        .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(h -> h.substring(7).strip());
  }

  /**
   * A whole number in the query, or {@code otherwise} where it is absent; 422 if it is none or out
   * of bounds.
   */
  public int number(String name, int otherwise, int min, int max) {
    Integer number = Query.number(name, min, max, otherwise, "").of(this);
    return number == null ? otherwise : number;
  }

  /** 422 if the query holds a parameter that the endpoint does not read, or one twice. */
  void requireOnly(List<Query<?>> known) {
    Checks checks = new Checks();
    for (String name : request.query().names()) {
      if (known.stream().noneMatch(query -> query.name().equals(name))) {
        checks.add(printable(name), "UNKNOWN_PARAMETER", "没有这个查询参数，请对照接口文档核对参数名。");
      } else if (request.query().all(name).size() > 1) {
        checks.add(name, "REPEATED_PARAMETER", "同一查询参数只能出现一次。");
      }
    }
    checks.orRefuse();
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "(query)";
  }

  /** The version named by {@code If-Match}, or null where any will do. */
  public @Nullable Integer expectedVersion() {
    Optional<String> tag = header("If-Match").filter(t -> !t.equals("*"));
    if (tag.isEmpty()) {
      return null;
    }
    Matcher matcher = VERSION_TAG.matcher(tag.get().strip());
    return matcher.matches() ? Integer.valueOf(matcher.group(1)) : Integer.valueOf(-1);
  }

  /** The JSON body, read strictly. */
  public <T> T body(Class<T> type, int maxBytes) {
    requireMediaType("application/json");
    byte[] bytes = bytes(maxBytes);
    if (bytes.length == 0) {
      throw Problem.of(400, "MALFORMED_JSON", "请求体不是有效的 JSON", "请求体为空，请提交 JSON 内容。").asException();
    }
    return Json.read(bytes, type);
  }

  /** As {@link #body(Class, int)} with the usual limit of 1 MiB. */
  public <T> T body(Class<T> type) {
    return body(type, 1 << 20);
  }

  /**
   * SHA-256 over method, address and what was read of the body: what makes two requests the same.
   */
  String digest() {
    String line =
        request.prologue().method().text()
            + " "
            + request.path().path()
            + "?"
            + request.query().rawValue()
            + " "
            + org.gongshi.review.identifiers.Sha256.of(read);
    return org.gongshi.review.identifiers.Sha256.of(line);
  }

  /** 415 unless the request says that its body is {@code mediaType}. */
  public void requireMediaType(String mediaType) {
    boolean fits;
    try {
      Optional<HttpMediaType> sent = request.headers().contentType();
      fits =
          sent.isPresent()
              && mediaType.equals(sent.get().mediaType().text())
              && sent.get().charset().map("utf-8"::equalsIgnoreCase).orElse(true);
    } catch (IllegalArgumentException e) {
      fits = false;
    }
    if (!fits) {
      throw Problem.of(
              415, "UNSUPPORTED_MEDIA_TYPE", "不支持的内容类型", "请以 Content-Type: " + mediaType + " 提交。")
          .asException();
    }
  }

  /** The whole body; 413 if it is longer than {@code maxBytes}. */
  public byte[] bytes(int maxBytes) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw Problem.of(
                413, "BODY_TOO_LARGE", "提交的内容过大", "请求体不能超过" + maxBytes / 1024 + " KiB，请拆分后提交。")
            .asException();
      }
      read = bytes;
      return bytes;
    } catch (IOException e) {
      throw Problem.of(400, "BODY_CUT_OFF", "请求体不完整", "接收请求体时连接中断，请重试。").asException();
    }
  }

  /**
   * The raw body, to be read while it comes in. Reading it throws {@link RuntimeException}s of the
   * server as well as {@link IOException} when the client goes away.
   */
  public InputStream content() {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  public boolean hasContent() {
    return request.content().hasEntity();
  }

  /** The announced length of the body in bytes, or -1 where it is not announced. */
  public long contentLength() {
    return request.headers().contentLength().orElse(-1);
  }
}
