package org.gongshi.review.staff;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Violation;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organ;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** The register of officers; the webmaster's register file is its first source. */
public final class Officers {
  private final Database database;
  private final Once once;
  private final Audit audit;

  public Officers(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/officers", anyAccount(), "执法人员登记册，按证件号排列，按游标翻页", this::page)
            .answersPage(RegisteredOfficer.class)
            .untraced(),
        put(
                "/api/v1/officers/{certificate}",
                anyOf(Role.RECORDS_KEEPER, Role.ADMINISTRATOR),
                "登记或者更新一名执法人员",
                OfficerRequest.class,
                this::register)
            .answers(RegisteredOfficer.class));
  }

  /** The officer with this certificate, or null if the register does not know it. */
  public static @Nullable RegisteredOfficer find(Transaction tx, String certificate) {
    return tx.mapper(OfficerMapper.class).officer(certificate);
  }

  /** Officers of the organ whose certificates are valid on {@code day}. */
  public static int count(Transaction tx, String organ, LocalDate day) {
    return tx.mapper(OfficerMapper.class).count(organ, day);
  }

  /** The organs that an account sees. */
  public static List<Organ> organs(Transaction tx, @Nullable String organ) {
    return tx.mapper(OfficerMapper.class).organs(organ);
  }

  /**
   * Takes in {@code registers/officers.json} of the site's content: officers whom the register does
   * not know yet, of organs that it knows. Whom it knows is kept up to date here, so the file
   * changes nothing about them.
   *
   * @return how many were taken in
   */
  public int load(Path register) {
    JsonNode entries;
    try {
      entries = new ObjectMapper().readTree(register.toFile()).path("entries");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + register, e);
    }
    return database.transact(
        tx -> {
          Map<String, String> codes = new HashMap<>();
          organs(tx, null).forEach(o -> codes.put(o.name(), o.code()));
          int taken = 0;
          for (JsonNode entry : entries) {
            JsonNode values = entry.path("values");
            String code = codes.get(values.path("organ").asText());
            String certificate = values.path("certificate").asText();
            if (code != null && find(tx, certificate) == null) {
              String until = entry.path("effectiveTo").asText("");
              RegisteredOfficer officer =
                  new RegisteredOfficer(
                      certificate,
                      code,
                      values.path("name").asText(),
                      values.path("title").asText(),
                      values.path("category").asText(),
                      until.isEmpty() ? null : LocalDate.parse(until));
              tx.mapper(OfficerMapper.class).put(officer, tx.now());
              audit.record(tx, "command-line", "OfficerRegistered", null, certificate);
              taken++;
            }
          }
          return taken;
        });
  }

  private Answer page(Call call) {
    Paging paging = Paging.of(call, 1);
    String after = paging.after(0);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(OfficerMapper.class)
                        .page(after == null ? "" : after, call.actor().organCode(), paging.rows()),
                    o -> List.of(o.certificate()))));
  }

  private Answer register(Call call) {
    RegisteredOfficer officer =
        call.body(OfficerRequest.class).checked(call.parameter("certificate"));
    return once.change(
        call,
        tx -> {
          requireOrgan(tx, call, officer.organCode());
          RegisteredOfficer known = find(tx, officer.certificate());
          if (known != null && !call.actor().sees(known.organCode())) {
            throw Problem.notFound().asException();
          }
          tx.mapper(OfficerMapper.class).put(officer, tx.now());
          audit.record(tx, call.actor().login(), "OfficerRegistered", null, officer.certificate());
          return Answer.ok(officer);
        });
  }

  /**
   * Refuses an organ that does not exist or is not the caller's.
   *
   * @throws org.gongshi.review.http.ProblemException 422
   */
  public static void requireOrgan(Transaction tx, Call call, String organ) {
    if (!Organs.isKnown(tx, organ) || !call.actor().sees(organ)) {
      throw Problem.invalid(
              List.of(new Violation("organCode", "UNKNOWN_ORGAN", "没有这个执法机关，或者不是您所在的机关，请核对。")))
          .asException();
    }
  }
}
