package org.gongshi.review.redaction;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Spans that an officer cuts beside the rules: they add to what the rules cut and never take away.
 */
final class ManualCuts {
  private static final Query<Boolean> WITHHOLD = Query.flag("withholdNames", "是否隐去单位名称");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Redactions redactions;
  private final Audit audit;

  ManualCuts(Database database, Once once, Cases cases, Redactions redactions, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.redactions = redactions;
    this.audit = audit;
  }

  /**
   * A span as an officer marks it.
   *
   * @param start first UTF-16 unit
   * @param length in UTF-16 units
   * @param textSha256 of the text in which it was marked, so that none is cut in another one
   */
  record CutRequest(
      ManualCut.@Nullable Field field,
      @Nullable Integer start,
      @Nullable Integer length,
      @Nullable String textSha256,
      @Nullable CutKind kind,
      @Nullable CutGround ground,
      @Nullable String reason) {}

  /**
   * A text in which spans are marked. Raw.
   *
   * @param attachment the number of the attachment that it is of, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(ManualCut.Field field, @Nullable Integer attachment, String text, String sha256) {
    @Override
    public String toString() {
      return "Source[" + field + "]";
    }
  }

  /** What would be drafted now, beside the texts that it is drafted from. Raw. */
  record Preview(DraftFile draft, List<Source> texts, List<ManualCut> cuts) {}

  /** A ground as officials read it. */
  record GroundView(CutGround code, String label, String basis, Set<CutKind> kinds) {}

  List<Endpoint> endpoints() {
    var readers = anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        post(
                "/api/v1/cases/{id}/redaction-cuts",
                anyOf(Role.DISCLOSURE_OFFICER),
                "在规则之外标注隐去的文字：字段、起点、长度、原文校验值、种类和依据；标注后须重新生成隐私处理稿",
                CutRequest.class,
                this::add)
            .versioned()
            .creates(ManualCut.class)
            .refuses("NOT_BEING_REDACTED", "TEXT_CHANGED"),
        delete(
                "/api/v1/cases/{id}/redaction-cuts/{number}",
                anyOf(Role.DISCLOSURE_OFFICER),
                "移除人工标注；规则隐去的内容不受影响",
                this::remove)
            .versioned()
            .answersNothing()
            .refuses("NOT_BEING_REDACTED"),
        get(
                "/api/v1/cases/{id}/redaction-preview",
                readers,
                "预览隐私处理稿：现在生成会是什么样，连同原文、校验值和人工标注；不保存",
                this::preview)
            .answers(Preview.class)
            .asks(WITHHOLD)
            .refuses("NOT_BEING_REDACTED", "CUT_VOID"),
        get("/api/v1/cut-grounds", anyAccount(), "人工标注的依据和可以隐去的种类", this::grounds)
            .answersAll(GroundView.class)
            .untraced());
  }

  private Answer add(Call call) {
    CutRequest request = call.body(CutRequest.class);
    Checks checks = new Checks();
    ManualCut.Field field = checks.required("field", request.field());
    Integer start = checks.required("start", request.start());
    Integer length = checks.required("length", request.length());
    checks.require(start == null || start >= 0, "start", "OUT_OF_RANGE", "起点从0开始。");
    checks.require(
        length == null || (length >= 1 && length <= 200_000), "length", "OUT_OF_RANGE", "长度至少为1。");
    String sha256 = checks.line("textSha256", request.textSha256(), 64);
    CutKind kind = checks.required("kind", request.kind());
    CutGround ground = checks.required("ground", request.ground());
    checks.require(
        kind == null || ground == null || ground.kinds().contains(kind),
        "kind",
        "NOT_ON_THIS_GROUND",
        "按所选依据不能隐去此类内容，请查询 /api/v1/cut-grounds。");
    String reason = checks.text("reason", request.reason(), 500);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          requireBeingRedacted(open);
          String text =
              redactions.texts(tx, open).stream()
                  .filter(t -> t.isMeant(Objects.requireNonNull(field), sha256))
                  .findFirst()
                  .orElseThrow(
                      () ->
                          Problem.of(
                                  409,
                                  "TEXT_CHANGED",
                                  "原文与标注时不同",
                                  "请重新读取原文和校验值后再标注。案件编号：" + id + "。")
                              .asException())
                  .raw()
                  .value();
          int from = Objects.requireNonNull(start);
          int to = from + Objects.requireNonNull(length);
          requireWithin(text, from, to);
          ManualCutMapper mapper = tx.mapper(ManualCutMapper.class);
          mapper.add(
              open.key(),
              Objects.requireNonNull(field),
              from,
              to,
              sha256,
              Objects.requireNonNull(kind),
              Objects.requireNonNull(ground),
              reason,
              call.actor().id(),
              tx.now());
          open.touch();
          ManualCut added = mapper.ofCase(open.key()).getLast();
          audit.record(tx, call.actor().login(), "CutAdded", id, field + " " + kind + " " + ground);
          return Answer.created(added, "/api/v1/cases/" + id + "/redaction-cuts/" + added.number())
              .withVersion(open.version());
        });
  }

  private static void requireWithin(String text, int from, int to) {
    Checks checks = new Checks();
    checks.require(to <= text.length(), "length", "OUT_OF_RANGE", "标注超出原文，请核对起点和长度。");
    checks.require(
        to > text.length() || (isBoundary(text, from) && isBoundary(text, to)),
        "start",
        "BROKEN_CHARACTER",
        "标注不能从一个字的中间开始或者结束。");
    checks.orRefuse();
  }

  private static boolean isBoundary(String text, int at) {
    return at <= 0
        || at >= text.length()
        || !(Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1)));
  }

  private Answer remove(Call call) {
    String number = call.parameter("number");
    if (!number.matches("[0-9]{1,6}")) {
      throw Problem.notFound().asException();
    }
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          requireBeingRedacted(open);
          if (tx.mapper(ManualCutMapper.class)
                  .remove(open.key(), Integer.parseInt(number), call.actor().id(), tx.now())
              == 0) {
            throw Problem.notFound().asException();
          }
          open.touch();
          audit.record(tx, call.actor().login(), "CutRemoved", open.id(), "cut " + number);
          return Answer.done().withVersion(open.version());
        });
  }

  private Answer preview(Call call) {
    boolean withhold = Boolean.TRUE.equals(WITHHOLD.of(call));
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          if (!redactions.isDecided(tx, open)) {
            throw notBeingRedacted(open);
          }
          return Answer.ok(
              new Preview(
                  DraftFile.of(redactions.drafted(tx, open, withhold)),
                  redactions.texts(tx, open).stream().map(ManualCuts::source).toList(),
                  tx.mapper(ManualCutMapper.class).ofCase(open.key())));
        });
  }

  private static Source source(FieldText text) {
    return new Source(text.field(), text.attachmentOrNull(), text.raw().value(), text.sha256());
  }

  private Answer grounds(Call call) {
    return Answer.ok(
        Arrays.stream(CutGround.values())
            .map(g -> new GroundView(g, g.label(), g.basis().citation(), new TreeSet<>(g.kinds())))
            .toList());
  }

  static void requireBeingRedacted(OpenCase open) {
    switch (open.standing().state()) {
      case SERVED, REDACTING, DEFERRED -> {}
      default -> throw notBeingRedacted(open);
    }
  }

  static org.gongshi.review.http.ProblemException notBeingRedacted(OpenCase open) {
    return Problem.of(
            409,
            "NOT_BEING_REDACTED",
            "不在隐私处理环节",
            "只有已送达、正在隐私处理的案件可以标注；待公示审核的请先退回。当前环节："
                + open.standing().state().label()
                + "。案件编号："
                + open.id()
                + "。")
        .asException();
  }

  /**
   * The cuts that stand, by the key of their text; 409 if one was marked in a text that has changed
   * since. One of an attachment that was removed waits until it is attached again.
   */
  static Map<String, List<Cut>> standing(Transaction tx, OpenCase open, List<FieldText> texts) {
    Map<String, List<Cut>> standing = new java.util.TreeMap<>();
    for (ManualCut cut : tx.mapper(ManualCutMapper.class).ofCase(open.key())) {
      if (cut.stands()) {
        List<FieldText> meant = texts.stream().filter(cut::isOf).toList();
        if (meant.isEmpty() && !cut.field().isOfAttachment()) {
          throw Problem.of(
                  409,
                  "CUT_VOID",
                  "人工标注已经失效",
                  "第" + cut.number() + "处人工标注所在的文字已经变更，请移除后重新标注。案件编号：" + open.id() + "。")
              .asException();
        }
        for (FieldText text : meant) {
          standing.computeIfAbsent(text.key(), key -> new java.util.ArrayList<>()).add(cut.cut());
        }
      }
    }
    return standing;
  }
}
