package org.gongshi.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type {@code urn:gongshi:problem:<code>}
 * @param code stable, for programs
 * @param title what kind of problem, in Chinese
 * @param detail what to do now, in Chinese; never a party's name or number
 * @param basis the law and article that a refusal rests on
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    int status,
    String code,
    String title,
    String detail,
    @Nullable String basis,
    List<Violation> violations) {

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem("urn:gongshi:problem:" + code, status, code, title, detail, null, List.of());
  }

  public static Problem invalid(List<Violation> violations) {
    return new Problem(
        "urn:gongshi:problem:INVALID_FIELDS",
        422,
        "INVALID_FIELDS",
        "填写的内容不符合要求",
        "请按各字段的提示修改后重新提交，本次未保存任何内容。",
        null,
        violations);
  }

  public static Problem notFound() {
    return of(404, "NOT_FOUND", "没有找到", "编号不存在，或者不属于您所在的机关，请核对后重试。");
  }

  public Problem withBasis(String citation) {
    return new Problem(type, status, code, title, detail, citation, violations);
  }

  public Problem withViolations(List<Violation> found) {
    return new Problem(type, status, code, title, detail, basis, List.copyOf(found));
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
