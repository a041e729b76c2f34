package org.gongshi.review.supervision;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** The feed of reminders of each account, and what became of the messages. */
public final class ReminderEndpoints {
  private static final Query<Boolean> UNREAD = Query.flag("unread", "只看未读的");
  private static final Query<Delivery.State> STATE =
      Query.oneOf("state", Delivery.State.class, "发送的状况，默认为已放弃");

  private final Database database;
  private final Once once;
  private final Audit audit;

  public ReminderEndpoints(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  /** The newest reminder that was read; all before it are read with it. */
  record Reading(@Nullable Long upTo) {}

  /** How many were unread. */
  record Read(int read) {}

  /** Where the account's reminders are sent by e-mail; null for nowhere. */
  record Contact(@Nullable String email) {}

  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/reminders", anyAccount(), "本人的期限提醒，新的在前", this::feed)
            .answersPage(Reminder.class)
            .asks(UNREAD)
            .untraced(),
        post("/api/v1/reminders/reading", anyAccount(), "把某条及更早的提醒标为已读", Reading.class, this::read)
            .answers(Read.class),
        get("/api/v1/reminders/contact", anyAccount(), "本人接收提醒的电子邮箱", this::contact)
            .answers(Contact.class)
            .untraced(),
        put(
                "/api/v1/reminders/contact",
                anyAccount(),
                "设定本人接收提醒的电子邮箱，留空则不发送",
                Contact.class,
                this::putContact)
            .answers(Contact.class),
        get(
                "/api/v1/reminder-deliveries",
                anyOf(Role.ADMINISTRATOR, Role.AUDITOR),
                "提醒的发送情况，包括多次失败后放弃的",
                this::deliveries)
            .answersPage(Delivery.class)
            .asks(STATE),
        post(
                "/api/v1/reminder-deliveries/{id}/retry",
                anyOf(Role.ADMINISTRATOR),
                "重新发送一条已经放弃的提醒",
                null,
                this::retry)
            .answersNothing()
            .refuses("DELIVERY_NOT_DEAD"));
  }

  private Answer feed(Call call) {
    boolean unread = Boolean.TRUE.equals(UNREAD.of(call));
    Paging paging = Paging.of(call, 1);
    List<Reminder> rows =
        database.transact(
            tx ->
                tx.mapper(ReminderMapper.class)
                    .feed(call.actor().id(), paging.afterNumber(0), unread, paging.rows()));
    return Answer.ok(paging.page(rows, r -> List.of(r.id())));
  }

  private Answer read(Call call) {
    Reading request = call.body(Reading.class);
    Checks checks = new Checks();
    Long upTo = checks.required("upTo", request.upTo());
    checks.orRefuse();
    return once.change(
        call,
        tx ->
            Answer.ok(
                new Read(
                    tx.mapper(ReminderMapper.class)
                        .readUpTo(Objects.requireNonNull(upTo), call.actor().id(), tx.now()))));
  }

  private Answer contact(Call call) {
    return Answer.ok(
        new Contact(
            database.<@Nullable String>transact(
                tx -> tx.mapper(ReminderMapper.class).email(call.actor().id()))));
  }

  private Answer putContact(Call call) {
    Contact request = call.body(Contact.class);
    Checks checks = new Checks();
    String email = checks.optional("email", request.email(), 200);
    checks.require(
        email == null || email.matches("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
        "email",
        "WRONG_FORMAT",
        "请填写电子邮箱地址，例如 name@example.gov.cn。");
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          tx.mapper(ReminderMapper.class).putEmail(call.actor().id(), email, tx.now());
          audit.record(
              tx, call.actor().login(), "ContactPut", null, email == null ? "removed" : "set");
          return Answer.ok(new Contact(email));
        });
  }

  private Answer deliveries(Call call) {
    Delivery.State state = Objects.requireNonNullElse(STATE.of(call), Delivery.State.DEAD);
    Paging paging = Paging.of(call, 1);
    List<Delivery> rows =
        database.transact(
            tx ->
                tx.mapper(DeliveryMapper.class).page(state, paging.afterNumber(0), paging.rows()));
    return Answer.ok(paging.page(rows, d -> List.of(d.id())));
  }

  private Answer retry(Call call) {
    String id = call.parameter("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Problem.notFound().asException();
    }
    return once.change(
        call,
        tx -> {
          if (tx.mapper(DeliveryMapper.class).revive(Long.parseLong(id)) == 0) {
            throw Problem.of(409, "DELIVERY_NOT_DEAD", "不能重新发送", "没有这条提醒，或者它没有被放弃。").asException();
          }
          audit.record(tx, call.actor().login(), "ReminderRetried", null, "message " + id);
          return Answer.done();
        });
  }
}
