package org.gongshi.review.clocks;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.put;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identity.Role;

/** The API of this step: the clocks of a case. */
public final class ClockEndpoints {
  private final Database database;
  private final Once once;
  private final ClockSettings settings;
  private final Cases cases;
  private final Clocks clocks;

  public ClockEndpoints(Database database, Once once, Audit audit, Cases cases, Clocks clocks) {
    this.database = database;
    this.once = once;
    this.settings = new ClockSettings(audit);
    this.cases = cases;
    this.clocks = clocks;
  }

  public List<Endpoint> list() {
    return List.of(
        get("/api/v1/clock-rules", anyAccount(), "各项法定期限的长度、依据、可以中止的情形，以及各机关的设定", this::rules)
            .answers(Rules.class),
        put(
                "/api/v1/clock-rules/{kind}",
                anyOf(Role.ADMINISTRATOR),
                "设定某项期限的长度，自生效日起开始的期限适用；法定期限只能缩短",
                ClockSettings.Request.class,
                this::set)
            .answersAll(ClockSetting.class),
        get(
                "/api/v1/deadlines/{id}/explanation",
                anyAccount(),
                "逐日说明一项期限怎样计算：哪些天计入、哪些天不计入及其原因",
                this::explain)
            .answers(Explanation.class),
        get("/api/v1/cases/{id}/deadlines", anyAccount(), "案件的各项法定期限及其进度", this::ofCase)
            .answersAll(DeadlineView.class));
  }

  /** The table of clocks and what organs set over it. */
  record Rules(List<Kind> clocks, List<ClockSetting> settings) {
    record Kind(
        ClockKind kind, String label, Role duty, List<ClockRule> rules, List<StoppedBy> stops) {}

    record StoppedBy(Pause pause, String label, String basis) {}
  }

  private Answer rules(Call call) {
    List<Rules.Kind> kinds = new ArrayList<>();
    for (ClockKind kind : ClockKind.values()) {
      List<Rules.StoppedBy> stops = new ArrayList<>();
      for (Pause pause : Pause.values()) {
        LegalBasis basis = kind.basisOf(pause);
        if (basis != null) {
          stops.add(new Rules.StoppedBy(pause, pause.label(), basis.citation()));
        }
      }
      kinds.add(new Rules.Kind(kind, kind.label(), kind.duty(), kind.rules(), stops));
    }
    return Answer.ok(new Rules(kinds, database.transact(ClockSettings::all)));
  }

  private Answer set(Call call) {
    ClockSettings.Request request = call.body(ClockSettings.Request.class);
    String name = call.parameter("kind");
    ClockKind kind =
        Arrays.stream(ClockKind.values())
            .filter(k -> k.name().equals(name))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().asException());
    return once.change(
        call,
        tx -> {
          settings.put(tx, kind, request, call.actor().login());
          return Answer.ok(ClockSettings.all(tx).stream().filter(s -> s.kind() == kind).toList());
        });
  }

  private Answer explain(Call call) {
    long id = id(call);
    return database.transact(
        tx -> {
          Deadline deadline = clocks.find(tx, id);
          boolean auditor = call.actor().hasAny(Set.of(Role.AUDITOR));
          if (deadline == null || !(auditor || call.actor().sees(deadline.organCode()))) {
            throw Problem.notFound().asException();
          }
          return Answer.ok(clocks.explain(tx, deadline));
        });
  }

  /** The deadline's number in the address; 404 if it is none. */
  static long id(Call call) {
    String id = call.parameter("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Problem.notFound().asException();
    }
    return Long.parseLong(id);
  }

  private Answer ofCase(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, id, call.actor());
          return Answer.ok(
              clocks.ofCase(tx, open).stream().map(d -> DeadlineView.of(d, tx.now())).toList());
        });
  }
}
