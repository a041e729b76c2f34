package org.gongshi.review.staff;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Query;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.Role;

/** 培训登记册: who learned what, when, for how long, and how the exam went. */
public final class Trainings {

  private static final Query<String> PERSON = Query.text("person", 64, "证件号或者账号");

  private final Database database;
  private final Once once;
  private final Audit audit;

  public Trainings(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/trainings", anyAccount(), "培训登记册，可按人员筛选，按游标翻页", this::page)
            .answersPage(Training.class)
            .asks(PERSON),
        post(
                "/api/v1/trainings",
                anyOf(Role.RECORDS_KEEPER, Role.ADMINISTRATOR),
                "登记一人参加的一次培训：学时、内容、考试结果",
                TrainingRequest.class,
                this::add)
            .creates(Training.class));
  }

  private Answer page(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    String person = PERSON.of(call);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(TrainingMapper.class)
                        .page(after, call.actor().organCode(), person, paging.rows()),
                    t -> List.of(t.key()))));
  }

  private Answer add(Call call) {
    TrainingRequest request = call.body(TrainingRequest.class);
    return once.change(
        call,
        tx -> {
          TrainingRequest.Checked training = request.checked(WorkingDays.dayOf(tx.now()));
          Officers.requireOrgan(tx, call, training.organCode());
          String id = PublicId.next();
          TrainingMapper mapper = tx.mapper(TrainingMapper.class);
          mapper.insert(id, training, call.actor().id(), tx.now());
          audit.record(tx, call.actor().login(), "TrainingRecorded", null, "training " + id);
          return Answer.created(Objects.requireNonNull(mapper.byId(id)), "/api/v1/trainings");
        });
  }
}
