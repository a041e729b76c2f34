package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyone;
import static org.gongshi.review.http.Endpoint.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gongshi.review.identity.SignOnException;
import org.gongshi.review.identity.SignOns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Single sign-on: out to the provider, and back with its answer. */
public final class SignOnEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(SignOnEndpoints.class);

  private final @Nullable SignOns signOns;
  private final Gate gate;

  /**
   * @param signOns null where no provider is set: the addresses then say so
   */
  public SignOnEndpoints(@Nullable SignOns signOns, Gate gate) {
    this.signOns = signOns;
    this.gate = gate;
  }

  public List<Endpoint> list() {
    return List.of(
        get("/api/v1/sign-on", anyone(), "统一身份认证登录：转到认证系统，returnTo 为登录后返回的本站地址", this::begin)
            .asks(Query.text("returnTo", 200, "登录后返回的本站地址，以 / 开头"))
            .redirects()
            .refuses("NO_SIGN_ON", "SIGN_ON_UNAVAILABLE", "SIGN_ON_BUSY"),
        get("/api/v1/sign-on/callback", anyone(), "统一身份认证的返回地址，成功后建立会话 Cookie", this::end)
            .asks(
                Query.text("state", 200, "登录过程的标识"),
                Query.text("code", 2000, "授权码"),
                Query.text("error", 200, "认证系统的错误代码"),
                Query.text("error_description", 2000, "认证系统的错误说明"),
                Query.text("error_uri", 2000, "认证系统的错误说明地址"),
                Query.text("session_state", 2000, "认证系统的会话标识"),
                Query.text("iss", 200, "认证系统的标识"))
            .gives("text/html")
            .refuses(
                "NO_SIGN_ON",
                "SIGN_ON_UNAVAILABLE",
                "SIGN_ON_REFUSED",
                "SIGN_ON_STATE",
                "SIGN_ON_TOKEN",
                "SIGN_ON_NO_ACCOUNT"));
  }

  private Answer begin(Call call) {
    String returnTo = call.query("returnTo").orElse("/");
    if (!SignOns.isOwnPlace(returnTo)) {
      Checks checks = new Checks();
      checks.add("returnTo", "WRONG_FORMAT", "只能填写本站以 / 开头的地址。");
      checks.orRefuse();
    }
    try {
      SignOns.Begun begun = signOns().begin(returnTo);
      return new Answer(
          303,
          null,
          Map.of(
              "Location",
              begun.authorization().toString(),
              "Set-Cookie",
              gate.cookies().ofSignOn(begun.browser(), begun.patience())));
    } catch (SignOnException e) {
      throw problem(e).asException();
    }
  }

  private Answer end(Call call) {
    SignOns.Response response =
        new SignOns.Response(
            call.query("state").orElse(null),
            call.query("code").orElse(null),
            call.query("error").orElse(null),
            call.query("iss").orElse(null));
    try {
      SignOns.Ended ended = signOns().end(response, call.signOnCookie(gate), call.origin());
      return new Answer(
          200,
          page(ended.returnTo()),
          Map.of(
              "Content-Type",
              "text/html; charset=UTF-8",
              "Content-Security-Policy",
              "default-src 'none'",
              "Set-Cookie",
              gate.cookies().ofSession(ended.token().value())));
    } catch (SignOnException e) {
      throw problem(e).asException();
    }
  }

  /**
   * A page and no redirect: on a way that began at another site, browsers would not send the strict
   * session cookie along.
   */
  private static byte[] page(String returnTo) {
    String place = returnTo.replace("&", "&amp;");
    return """
    <!DOCTYPE html>
    <html lang="zh-CN"><head><meta charset="UTF-8"><title>登录成功</title>
    <meta http-equiv="refresh" content="0; url=PLACE"></head>
    <body><p>登录成功，正在返回。<a href="PLACE">没有自动返回时请点击此处</a></p></body></html>
    """
        .replace("PLACE", place)
        .getBytes(StandardCharsets.UTF_8);
  }

  private SignOns signOns() {
    SignOns known = signOns;
    if (known == null) {
      throw Problem.of(404, "NO_SIGN_ON", "没有启用统一身份认证", "请使用账号和密码登录。").asException();
    }
    return known;
  }

  private static Problem problem(SignOnException e) {
    return switch (e.reason()) {
      case PROVIDER_UNAVAILABLE -> {
        LOG.warn("single sign-on: {}", e.getMessage());
        yield Problem.of(503, "SIGN_ON_UNAVAILABLE", "统一身份认证暂时不可用", "请稍后重试，或者使用账号和密码登录。");
      }
      case PROVIDER_REFUSED ->
          Problem.of(403, "SIGN_ON_REFUSED", "统一身份认证没有通过", "请重新登录；多次失败请联系统一身份认证的管理部门。");
      case UNKNOWN_STATE ->
          Problem.of(403, "SIGN_ON_STATE", "登录过程已失效", "请从本系统的登录页面重新开始，每次登录只能使用一次。");
      case BAD_TOKEN -> {
        LOG.warn("single sign-on: the token does not hold: {}", e.getMessage());
        yield Problem.of(403, "SIGN_ON_TOKEN", "统一身份认证返回的凭证无效", "请重新登录；仍然失败请联系系统管理员核对认证设置。");
      }
      case NO_ACCOUNT -> Problem.of(403, "SIGN_ON_NO_ACCOUNT", "没有关联的账号", "请联系系统管理员为您关联账号。");
      case TOO_MANY -> Problem.of(503, "SIGN_ON_BUSY", "正在登录的人数过多", "请稍后重试。");
    };
  }
}
