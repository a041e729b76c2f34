package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyone;
import static org.gongshi.review.http.Endpoint.get;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.identifiers.Sha256;

/** What the API says of itself: its document, a page to read it on, and its problem codes. */
public final class Reference {
  /** Nothing runs on the page and nothing comes from elsewhere. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final byte[] STYLE =
      DocsPage.resource("docs.css").getBytes(StandardCharsets.UTF_8);

  private final ProblemCodes codes;
  private byte[] document = new byte[0];
  private byte[] page = new byte[0];

  /**
   * @param refusals the codes that the steps add to those of the list
   */
  public Reference(List<ProblemCodes.Told> refusals) {
    codes = ProblemCodes.read().and(refusals);
  }

  /** All endpoints: those of the steps, and the reference's own, which it documents too. */
  public List<Endpoint> with(List<Endpoint> steps) {
    List<Endpoint> all = new ArrayList<>(steps);
    all.addAll(own());
    ObjectNode told = OpenApi.document(all, codes);
    document = Json.write(told);
    page = DocsPage.of(told, codes.all()).getBytes(StandardCharsets.UTF_8);
    return List.copyOf(all);
  }

  private List<Endpoint> own() {
    return List.of(
        get("/openapi", anyone(), "接口文档（OpenAPI 3.1，JSON）", call -> document())
            .gives("application/json")
            .versioned(),
        get("/docs", anyone(), "接口文档，供浏览", call -> page()).gives("text/html").versioned(),
        get("/docs/style.css", anyone(), "接口文档的样式", call -> tagged("text/css", STYLE))
            .gives("text/css")
            .versioned(),
        get("/api/v1/problems", anyone(), "全部问题代码和字段规则", call -> Answer.ok(codes.all()))
            .answers(ProblemCodes.All.class));
  }

  private Answer document() {
    return tagged("application/json", document);
  }

  private Answer page() {
    return tagged("text/html", page)
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  private static Answer tagged(String mediaType, byte[] body) {
    return Answer.bytes(mediaType + "; charset=UTF-8", body)
        .with("ETag", "\"" + Sha256.of(body).substring(0, 16) + "\"")
        .with("Cache-Control", "no-cache");
  }
}
