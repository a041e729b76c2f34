package org.gongshi.review.leakgate;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Loop;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.export.Contract;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.keys.SecretHash;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakSearch.Secret;
import org.gongshi.review.redaction.Redactions;
import org.gongshi.review.takedown.EmergencyTakedowns;
import org.gongshi.review.takedown.ExitCause;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every release that becomes public, whole, for every secret of every decision that was ever
 * published. What is found goes by the emergency exit at once, and is an incident until somebody
 * has looked into it.
 */
public final class LeakGate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeakGate.class);
  private static final String PROGRAM = "leak-gate";
  private static final int PAGE = 1000;
  private static final int LONGEST_PATH = 500;

  private final Database database;
  private final Cases cases;
  private final Audit audit;
  private final Redactions redactions;
  private final EmergencyTakedowns takedowns;
  private final SecretHash hash;
  private final Path folder;
  private final InstantSource clock;
  private final Incidents incidents;
  private final Clearances clearances;
  private @Nullable Path scanned;
  private @Nullable Loop loop;

  /**
   * @param data the folder that service and generator share; its {@code current} is what the public
   *     reads, or a link to it
   */
  public LeakGate(
      Database database,
      Once once,
      Cases cases,
      Audit audit,
      Redactions redactions,
      EmergencyTakedowns takedowns,
      SecretHash hash,
      Path data,
      Contract contract,
      SigningKey key,
      InstantSource clock) {
    this.database = database;
    this.cases = cases;
    this.audit = audit;
    this.redactions = redactions;
    this.takedowns = takedowns;
    this.hash = hash;
    this.folder = data.resolve("current");
    this.clock = clock;
    incidents = new Incidents(database, once, audit);
    clearances = new Clearances(data, contract, key);
  }

  public List<Endpoint> endpoints() {
    return incidents.endpoints();
  }

  /** Looks for a new release every {@code interval}. */
  public void start(Duration interval) {
    loop = Loop.start("leak-gate", interval, this::turn);
  }

  private void turn() throws IOException {
    clearances.answer(
        (release, staged) -> scan(release, staged, LeakIncident.Reply.STOPPED), clock.instant());
    scanNews();
  }

  /** Scans the release that is public now, unless it was scanned already. */
  public synchronized void scanNews() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Path release = folder.toRealPath();
    if (release.equals(scanned)) {
      return;
    }
    try {
      String name = Objects.requireNonNull(release.getFileName()).toString();
      scan(name, release, LeakIncident.Reply.TAKEN_DOWN);
      scanned = release;
    } catch (IOException e) {
      if (Files.isDirectory(release) && release.equals(folder.toRealPath())) {
        throw e;
      }
      LOG.info("release {} gave way to another while it was scanned", release.getFileName());
    }
  }

  /** What was found and is a leak, but for what somebody has found to be none. */
  private Scan.Result scan(String name, Path release, LeakIncident.Reply reply) throws IOException {
    Instant start = clock.instant();
    takeSecrets();
    Scan.Result result = Scan.of(release, secrets()).without(this::isHarmless);
    if (!result.isSound()) {
      LOG.error(
          "the leak gate caught {} of {} planted secrets: release {} is NOT proven clean",
          result.caught(),
          result.planted(),
          name);
    }
    int leaks = 0;
    for (Sightings.Leak leak : result.leaks()) {
      leaks += database.transact(tx -> answer(tx, name, leak, reply)) ? 1 : 0;
    }
    int found = leaks;
    database.transact(
        tx -> {
          tx.mapper(LeakMapper.class).insertScan(name, start, tx.now(), result, found);
          if (!result.isSound()) {
            audit.record(tx, PROGRAM, "LeakGateFailed", null, "release " + name);
          }
          return true;
        });
    return result;
  }

  private boolean isHarmless(Sightings.Leak leak) {
    String hmac = hash.of(leak.secret().text());
    return database.transact(tx -> tx.mapper(LeakMapper.class).timesFoundHarmless(hmac)) > 0;
  }

  /** Keeps what must not be readable of each decision that was published since the last scan. */
  private void takeSecrets() {
    while (database.transact(this::takeNext)) {}
  }

  private boolean takeNext(Transaction tx) {
    LeakMapper mapper = tx.mapper(LeakMapper.class);
    String id = mapper.nextWithoutSecrets();
    OpenCase open = id == null ? null : cases.openForProgram(tx, id);
    if (open == null) {
      return false;
    }
    List<Kept> kept =
        redactions.secrets(tx, open, mapper.published(open.key())).stream()
            .map(secret -> new Kept(secret.kind(), secret.text()))
            .toList();
    mapper.keep(open.key(), new String(Json.write(kept), StandardCharsets.UTF_8), tx.now());
    return true;
  }

  /** As the table keeps it. */
  private record Kept(CutKind kind, String text) {}

  private List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>();
    long after = 0;
    List<LeakMapper.Row> rows;
    do {
      long from = after;
      rows = database.transact(tx -> tx.mapper(LeakMapper.class).secrets(from, PAGE));
      for (LeakMapper.Row row : rows) {
        parsed(row)
            .forEach(kept -> secrets.add(new Secret(row.caseId(), kept.kind(), kept.text())));
        after = row.key();
      }
    } while (rows.size() == PAGE);
    return secrets;
  }

  private static List<Kept> parsed(LeakMapper.Row row) {
    try {
      return Json.mapper().readValue(row.secrets(), new TypeReference<List<Kept>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("release_secret.secrets of " + row.caseId(), e);
    }
  }

  /** False if the incident is open already, or there is no such case. */
  private boolean answer(
      Transaction tx, String release, Sightings.Leak leak, LeakIncident.Reply reply) {
    LeakMapper mapper = tx.mapper(LeakMapper.class);
    Secret secret = leak.secret();
    OpenCase open = cases.openForProgram(tx, leak.caseToTakeDown());
    if (open == null) {
      open = cases.openForProgram(tx, secret.caseId());
    }
    String hmac = hash.of(secret.text());
    if (open == null) {
      return false;
    }
    boolean goes = reply == LeakIncident.Reply.TAKEN_DOWN && isUp(open);
    LeakIncident.Reply done =
        reply == LeakIncident.Reply.TAKEN_DOWN && !goes ? LeakIncident.Reply.REPORTED : reply;
    String path = leak.file().path();
    String told = leak.file().shown();
    String shown = told.length() <= LONGEST_PATH ? told : told.substring(0, LONGEST_PATH);
    String place = Sha256.of((path + '\n' + hmac).getBytes(StandardCharsets.UTF_8));
    if (mapper.insertIncident(
            open.key(), release, shown, secret.kind(), hmac, tx.now(), done, place)
        == 0) {
      return false;
    }
    LOG.error(
        "{} of case {} is readable in {} of release {}", secret.kind(), open.id(), shown, release);
    audit.record(tx, PROGRAM, "LeakFound", open.id(), secret.kind() + " in " + shown);
    if (goes) {
      takedowns.takeDownByProgram(tx, open, cause(secret.kind()), PROGRAM);
    }
    return true;
  }

  private static boolean isUp(OpenCase open) {
    CaseState state = open.standing().state();
    return state == CaseState.EXPORTED || state == CaseState.PUBLISHED;
  }

  private static ExitCause cause(CutKind kind) {
    return switch (kind) {
      case TRADE_SECRET, TRADE_NAME -> ExitCause.TRADE_SECRET;
      case PERSON_NAME,
          CITIZEN_ID,
          OTHER_ID,
          PHONE,
          BANK_CARD,
          EMAIL,
          PLATE,
          ADDRESS,
          BIRTH_DATE,
          CONTACT,
          HEALTH,
          LOCATION,
          MINOR ->
          ExitCause.PERSONAL_DATA;
    };
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }
}
