package org.gongshi.review.devices;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.util.List;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Violation;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organ;
import org.gongshi.review.staff.Officers;
import org.gongshi.review.staff.RegisteredOfficer;
import org.jspecify.annotations.Nullable;

/** The register of recording devices, and whether each organ has enough of them. */
public final class Devices {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");

  private final Database database;
  private final Once once;
  private final Audit audit;

  public Devices(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  /**
   * One organ's figure beside the rule.
   *
   * @param required one set for every four officers or part of four, at least one
   */
  public record Equipment(
      String organCode,
      String organName,
      int officers,
      int sets,
      int required,
      boolean holds,
      String rule,
      String basis) {}

  public List<Endpoint> endpoints() {
    var keeper = anyOf(Role.RECORDS_KEEPER, Role.ADMINISTRATOR);
    return List.of(
        get("/api/v1/devices", anyAccount(), "音像记录设备登记册，按游标翻页", this::page)
            .answersPage(Device.class)
            .untraced(),
        post("/api/v1/devices", keeper, "登记一台设备", DeviceRequest.class, this::add)
            .creates(Device.class)
            .versioned()
            .refuses("DEVICE_NUMBER_TAKEN"),
        put("/api/v1/devices/{id}", keeper, "更新一台设备的登记", DeviceRequest.class, this::update)
            .answers(Device.class)
            .versioned()
            .refuses("DEVICE_NUMBER_TAKEN"),
        get(
                "/api/v1/monitors/equipment",
                anyAccount(),
                "设备配备：每4名执法人员配备1套，不足4人的至少1套",
                call ->
                    Answer.ok(
                        database.transact(
                            tx ->
                                Officers.organs(tx, call.actor().organCode()).stream()
                                    .map(o -> equipment(tx, o))
                                    .toList())))
            .answersAll(Equipment.class)
            .untraced());
  }

  /** The device with this id, or null. */
  public static @Nullable Device find(Transaction tx, String id) {
    return tx.mapper(DeviceMapper.class).byId(id);
  }

  /** Today's figure of one organ. */
  public static Equipment equipment(Transaction tx, Organ organ) {
    int officers = Officers.count(tx, organ.code(), WorkingDays.dayOf(tx.now()));
    int sets = tx.mapper(DeviceMapper.class).sets(organ.code());
    int required = required(officers);
    return new Equipment(
        organ.code(),
        organ.name(),
        officers,
        sets,
        required,
        sets >= required,
        "移动执法终端设备按每4名执法人员1套配备，全部执法人员不足4人的至少配备1套",
        BASIS.citation());
  }

  /** A part of four counts as four; an organ without officers needs none. */
  static int required(int officers) {
    return (officers + 3) / 4;
  }

  private Answer page(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(DeviceMapper.class)
                        .page(after, call.actor().organCode(), paging.rows()),
                    d -> List.of(d.key()))));
  }

  private Answer add(Call call) {
    DeviceRequest.Checked sent = call.body(DeviceRequest.class).checked();
    return once.change(
        call,
        tx -> {
          Officers.requireOrgan(tx, call, sent.organCode());
          requireKeeper(tx, sent);
          String id = PublicId.next();
          DeviceMapper mapper = tx.mapper(DeviceMapper.class);
          unlessNumberTaken(() -> mapper.insert(id, sent, tx.now()));
          audit.record(tx, call.actor().login(), "DeviceRegistered", null, described(sent));
          return Answer.created(Objects.requireNonNull(mapper.byId(id)), "/api/v1/devices/" + id)
              .withVersion(1);
        });
  }

  private Answer update(Call call) {
    DeviceRequest.Checked sent = call.body(DeviceRequest.class).checked();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          DeviceMapper mapper = tx.mapper(DeviceMapper.class);
          Device known = mapper.lock(id);
          if (known == null || !call.actor().sees(known.organCode())) {
            throw Problem.notFound().asException();
          }
          Integer expected = call.expectedVersion();
          if (expected != null && expected != known.version()) {
            throw Problem.of(412, "VERSION_CHANGED", "案件已被他人更新", "请重新读取，核对后再提交。").asException();
          }
          if (!known.organCode().equals(sent.organCode())) {
            throw invalid("organCode", "ORGAN_FIXED", "设备不能改属其他机关，请报废后在新机关登记。");
          }
          requireKeeper(tx, sent);
          unlessNumberTaken(() -> mapper.update(known.key(), sent, tx.now()));
          audit.record(tx, call.actor().login(), "DeviceUpdated", null, described(sent));
          return Answer.ok(Objects.requireNonNull(mapper.byId(id)))
              .withVersion(known.version() + 1);
        });
  }

  private static void requireKeeper(Transaction tx, DeviceRequest.Checked sent) {
    String certificate = sent.assignedTo();
    if (certificate != null) {
      RegisteredOfficer officer = Officers.find(tx, certificate);
      if (officer == null || !officer.organCode().equals(sent.organCode())) {
        throw invalid("assignedTo", "UNKNOWN_OFFICER", "本机关的执法人员登记册中没有这个证件号，请核对。");
      }
    }
  }

  private static void unlessNumberTaken(Runnable write) {
    try {
      write.run();
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
        throw Problem.of(409, "DEVICE_NUMBER_TAKEN", "设备编号重复", "本机关已有同一编号的设备，请核对编号。").asException();
      }
      throw e;
    }
  }

  private static org.gongshi.review.http.ProblemException invalid(
      String field, String rule, String advice) {
    return Problem.invalid(List.of(new Violation(field, rule, advice))).asException();
  }

  private static String described(DeviceRequest.Checked device) {
    return "device " + device.number() + "; " + device.state();
  }
}
