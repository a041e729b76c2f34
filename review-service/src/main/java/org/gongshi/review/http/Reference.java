package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyone;
import static org.gongshi.review.http.Endpoint.get;

import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.identifiers.Sha256;

/** What the API says of itself: its document, a page to read it on, and its problem codes. */
public final class Reference {
  private final ProblemCodes codes;
  private byte[] document = new byte[0];
  private String documentTag = "";

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
    document = Json.write(OpenApi.document(all, codes));
    documentTag = "\"" + Sha256.of(document).substring(0, 16) + "\"";
    return List.copyOf(all);
  }

  private List<Endpoint> own() {
    return List.of(
        get("/openapi", anyone(), "接口文档（OpenAPI 3.1，JSON）", call -> document())
            .gives("application/json")
            .versioned(),
        get("/api/v1/problems", anyone(), "全部问题代码和字段规则", call -> Answer.ok(codes.all()))
            .answers(ProblemCodes.All.class));
  }

  private Answer document() {
    return Answer.bytes("application/json; charset=UTF-8", document)
        .with("ETag", documentTag)
        .with("Cache-Control", "no-cache");
  }
}
