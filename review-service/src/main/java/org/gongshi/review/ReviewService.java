package org.gongshi.review;

import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gongshi.review.approval.ApprovalSettings;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.DisclosureClock;
import org.gongshi.review.attachment.Attachments;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.Checkpoints;
import org.gongshi.review.audit.Reads;
import org.gongshi.review.audit.Trail;
import org.gongshi.review.casefile.CaseFiles;
import org.gongshi.review.casefile.Documents;
import org.gongshi.review.cases.CaseEndpoints;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.clocks.ClockChronicle;
import org.gongshi.review.clocks.ClockEndpoints;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.clocks.DutyEndpoints;
import org.gongshi.review.clocks.PauseEndpoints;
import org.gongshi.review.correction.Corrections;
import org.gongshi.review.correction.NewEditions;
import org.gongshi.review.correction.PublicRequests;
import org.gongshi.review.correction.Replacements;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.ProgramEnd;
import org.gongshi.review.database.Rounds;
import org.gongshi.review.days.WorkingDayEndpoints;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.devices.Devices;
import org.gongshi.review.disclosure.BulkApprovals;
import org.gongshi.review.disclosure.Deferrals;
import org.gongshi.review.disclosure.DisclosureViews;
import org.gongshi.review.disclosure.Disclosures;
import org.gongshi.review.disclosure.Editions;
import org.gongshi.review.disclosure.Publicities;
import org.gongshi.review.disclosure.Withheld;
import org.gongshi.review.export.AttachedFiles;
import org.gongshi.review.export.Contract;
import org.gongshi.review.export.Exports;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.export.Proceedings;
import org.gongshi.review.export.Receipts;
import org.gongshi.review.export.WithheldRegister;
import org.gongshi.review.extraction.Extractor;
import org.gongshi.review.extraction.Limits;
import org.gongshi.review.filereview.FileReviews;
import org.gongshi.review.filereview.ScoreSheets;
import org.gongshi.review.http.AccountEndpoints;
import org.gongshi.review.http.Api;
import org.gongshi.review.http.AuditEndpoints;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Gate;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Reference;
import org.gongshi.review.http.Sessions;
import org.gongshi.review.http.SignOnEndpoints;
import org.gongshi.review.http.TokenEndpoints;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Logins;
import org.gongshi.review.identity.SignOnSettings;
import org.gongshi.review.identity.SignOns;
import org.gongshi.review.identity.Tokens;
import org.gongshi.review.importing.Imports;
import org.gongshi.review.keys.SecretHash;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.leakgate.LeakGate;
import org.gongshi.review.legalreview.LegalReviews;
import org.gongshi.review.legalreview.ReviewSettings;
import org.gongshi.review.recording.RecordingSettings;
import org.gongshi.review.recording.Recordings;
import org.gongshi.review.redaction.Policies;
import org.gongshi.review.redaction.Redactions;
import org.gongshi.review.registers.Organs;
import org.gongshi.review.retention.RetentionRules;
import org.gongshi.review.retention.Retentions;
import org.gongshi.review.search.CaseSearch;
import org.gongshi.review.staff.Officers;
import org.gongshi.review.staff.Staffing;
import org.gongshi.review.staff.Trainings;
import org.gongshi.review.statistics.RecordStatistics;
import org.gongshi.review.supervision.Supervision;
import org.gongshi.review.takedown.EmergencyTakedowns;
import org.gongshi.review.takedown.PublicityEnds;
import org.gongshi.review.takedown.Suppressions;
import org.gongshi.review.takedown.Takedowns;
import org.gongshi.review.timeline.TimeLines;
import org.gongshi.review.typesetting.Typesetter;
import org.gongshi.review.vault.Fixity;
import org.gongshi.review.vault.Sweeper;
import org.gongshi.review.vault.Uploads;
import org.gongshi.review.vault.Vault;
import org.gongshi.review.vault.VaultMonitor;
import org.jspecify.annotations.Nullable;

/** The one place where everything is wired, by hand and in the order of the flow. */
public final class ReviewService implements AutoCloseable {
  /** The API answers every other address itself, so health and metrics are asked first. */
  private static final double ABOVE_ROUTING = 200;

  /** The time in which a requester may go on to a complaint or a suit, and some. */
  private static final Duration KEPT_AFTER_ANSWER = Duration.ofDays(365);

  private final Database database;
  private final Accounts accounts;
  private final Organs organs;
  private final Officers officers;
  private final Reads reads;
  private final Checkpoints checkpoints;
  private final YearTables tables;
  private final CaseSearch search;
  private final Outbox outbox;
  private final Receipts receipts;
  private final Sweeper sweeper;
  private final Supervision supervision;
  private final LeakGate leakGate;
  private final Rounds rounds;
  private final WebServer server;
  private boolean closed;

  private ReviewService(Settings settings, Database database) {
    this.database = database;
    accounts = new Accounts(database);
    organs = new Organs(database);
    SigningKey key = SigningKey.in(settings.keys());
    Audit audit = new Audit(database, SecretHash.ofAudit(settings.keys()));
    reads = new Reads(database, audit);
    checkpoints = new Checkpoints(database, key, settings.auditFolder());
    Trail trail = new Trail(database, audit, checkpoints, key.publicKey());
    Tokens tokens = new Tokens(database, settings.identity());
    Logins logins = new Logins(database, audit, tokens, settings.identity());
    Contract contract = new Contract();

    Once once = new Once(database);
    Vault vault = new Vault(database, settings.vaultFolder(), settings.vault());
    Uploads uploads = new Uploads(database, audit, vault, settings.vault());
    Fixity fixity = new Fixity(database, audit, vault);
    sweeper = new Sweeper(database, audit, vault, fixity, settings.vault());
    Cases cases = new Cases(database, audit);
    TimeLines timeLines = new TimeLines(database, cases, audit);
    search = new CaseSearch(database);
    tables = new YearTables(database, audit);
    Clocks clocks = new Clocks(tables, audit);
    cases.follow(clocks.onCases());
    timeLines.tell(new ClockChronicle(clocks));
    Documents documents = new Documents(database, once, cases, audit);
    CaseFiles caseFiles = new CaseFiles(database, cases, documents);
    cases.require(caseFiles);
    timeLines.tell(caseFiles);
    LegalReviews reviews =
        new LegalReviews(database, once, cases, audit, key, ReviewSettings.USUAL);
    officers = new Officers(database, once, audit);
    Recordings recordings =
        new Recordings(
            database, once, audit, cases, tables, vault, RecordingSettings.from(System.getenv()));
    Approvals approvals =
        new Approvals(
            database,
            once,
            cases,
            clocks,
            audit,
            reviews,
            new DisclosureClock(tables),
            key,
            ApprovalSettings.USUAL);
    Attachments attachments =
        new Attachments(database, once, cases, vault, new Extractor(Limits.USUAL), audit);
    Redactions redactions =
        new Redactions(
            database,
            once,
            cases,
            approvals,
            SecretHash.in(settings.keys()),
            audit,
            Policies.from(System.getenv()));
    outbox = new Outbox(database, settings.content(), key, settings.exportInterval());
    Publicities publicities = new Publicities(approvals);
    Editions editions = new Editions();
    AttachedFiles attachedFiles = new AttachedFiles(database, cases, redactions, new Typesetter());
    Proceedings proceedings = new Proceedings(approvals, redactions, contract, outbox);
    cases.follow(proceedings);
    Exports exports =
        new Exports(approvals, redactions, editions, contract, attachedFiles, proceedings, outbox);
    Suppressions suppressions = new Suppressions(redactions, contract, outbox);
    Replacements replacements = new Replacements(cases, editions, suppressions);
    cases.follow(replacements);
    Deferrals deferrals = new Deferrals(once, cases, clocks);
    cases.follow(deferrals);
    Disclosures disclosures =
        new Disclosures(
            once,
            cases,
            approvals,
            redactions,
            publicities,
            deferrals,
            List.of(exports, replacements));
    DisclosureViews disclosureViews =
        new DisclosureViews(database, cases, disclosures, publicities, editions);
    receipts =
        new Receipts(database, cases, audit, publicities, clocks, contract, settings.receipts());
    Takedowns takedowns = new Takedowns(database, once, cases, suppressions, outbox);
    EmergencyTakedowns emergencies =
        new EmergencyTakedowns(once, cases, suppressions, clocks, outbox, audit);
    leakGate =
        new LeakGate(
            database,
            once,
            cases,
            audit,
            redactions,
            emergencies,
            SecretHash.in(settings.keys()),
            settings.dataFolder(),
            contract,
            key,
            settings.clock());
    NewEditions newEditions =
        new NewEditions(cases, approvals, redactions, editions, publicities, clocks);
    Corrections corrections =
        new Corrections(database, once, cases, editions, emergencies, newEditions, audit);
    PublicRequests requests =
        new PublicRequests(database, once, cases, clocks, audit, KEPT_AFTER_ANSWER);
    PublicityEnds publicityEnds =
        new PublicityEnds(once, cases, publicities, suppressions, outbox, audit);
    Retentions retentions =
        new Retentions(database, once, cases, audit, vault, RetentionRules.from(System.getenv()));
    cases.follow(retentions);
    FileReviews fileReviews =
        new FileReviews(database, once, cases, audit, ScoreSheets.from(System.getenv()));
    WithheldRegister withheldRegister = new WithheldRegister(contract, settings.content(), key);
    rounds =
        new Rounds(
            database,
            List.of(
                new Rounds.Duty("deferrals", deferrals::endNext),
                new Rounds.Duty("publicity", publicityEnds::expireNext),
                new Rounds.Duty("requests", requests::forgetNext),
                new Rounds.Duty("retention", retentions::countNext),
                new Rounds.Duty("register of what is not published", withheldRegister::write)));
    Imports imports = new Imports(database, cases, approvals, publicities, settings.clock());

    supervision =
        new Supervision(database, once, audit, tables, settings.supervision(), settings.clock());

    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.addAll(supervision.endpoints());
    Gate gate = new Gate(tokens, settings.identity(), cases::organOf);
    endpoints.addAll(new Sessions(database, once, audit, logins, tokens, organs, gate).endpoints());
    endpoints.addAll(new TokenEndpoints(database, once, audit, tokens).list());
    endpoints.addAll(new AccountEndpoints(database, once, audit, accounts, organs).list());
    endpoints.addAll(new SignOnEndpoints(signOns(settings, database, audit, tokens), gate).list());
    endpoints.addAll(uploads.endpoints());
    endpoints.addAll(new VaultMonitor(fixity, settings.vault()).endpoints());
    endpoints.addAll(new CaseEndpoints(once, cases, audit, settings.clock()).list());
    endpoints.addAll(timeLines.endpoints());
    endpoints.addAll(documents.endpoints());
    endpoints.addAll(caseFiles.endpoints());
    endpoints.addAll(search.endpoints());
    endpoints.addAll(new WorkingDayEndpoints(database, once, tables).list());
    endpoints.addAll(new DutyEndpoints(once, cases, clocks).list());
    endpoints.addAll(new PauseEndpoints(database, once, audit, cases, clocks).list());
    endpoints.addAll(new ClockEndpoints(database, once, audit, cases, clocks).list());
    endpoints.addAll(officers.endpoints());
    endpoints.addAll(new Trainings(database, once, audit).endpoints());
    endpoints.addAll(new Staffing(database).endpoints());
    endpoints.addAll(new Devices(database, once, audit).endpoints());
    endpoints.addAll(recordings.endpoints());
    endpoints.addAll(reviews.endpoints());
    endpoints.addAll(approvals.endpoints());
    endpoints.addAll(attachments.endpoints());
    endpoints.addAll(redactions.endpoints());
    endpoints.addAll(attachedFiles.endpoints());
    endpoints.addAll(disclosures.endpoints());
    endpoints.addAll(new BulkApprovals(database, cases, disclosures).endpoints());
    endpoints.addAll(deferrals.endpoints());
    endpoints.addAll(disclosureViews.endpoints());
    endpoints.addAll(new Withheld(database, once, cases, audit).endpoints());
    endpoints.addAll(receipts.endpoints());
    endpoints.addAll(takedowns.endpoints());
    endpoints.addAll(emergencies.endpoints());
    endpoints.addAll(leakGate.endpoints());
    endpoints.addAll(publicityEnds.endpoints());
    endpoints.addAll(corrections.endpoints());
    endpoints.addAll(requests.endpoints());
    endpoints.addAll(imports.endpoints());
    endpoints.addAll(retentions.endpoints());
    endpoints.addAll(fileReviews.endpoints());
    endpoints.addAll(new RecordStatistics(database, cases, caseFiles, recordings).endpoints());
    endpoints.addAll(new AuditEndpoints(trail, checkpoints, key.publicKey()).list());

    server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .addFeature(observe(database))
            .routing(
                new Api(gate, reads, new Reference(CaseEndpoints.refusals()).with(endpoints))
                    ::register)
            .build();
  }

  private static @Nullable SignOns signOns(
      Settings settings, Database database, Audit audit, Tokens tokens) {
    SignOnSettings provider = settings.identity().signOn();
    return provider == null
        ? null
        : new SignOns(database, audit, tokens, settings.identity(), provider, settings.clock());
  }

  /** Opens the database, migrates it, and listens. */
  public static ReviewService start(Settings settings) {
    try {
      Files.createDirectories(settings.content());
      Files.createDirectories(settings.receipts());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + settings.dataFolder(), e);
    }
    Database database = Database.open(settings.database(), settings.clock());
    try {
      ReviewService service = new ReviewService(settings, database);
      service.tables.takeIn(settings.workingDays());
      service.server.start();
      if (!service.server.isRunning()) { // the server only logs that it could not
        throw new IllegalStateException(
            "cannot listen on " + settings.host() + ":" + settings.port() + "; is the port taken?");
      }
      service.reads.start(Duration.ofMillis(200));
      service.checkpoints.start(Duration.ofMinutes(1));
      service.outbox.start();
      service.receipts.start(Duration.ofMillis(250));
      service.sweeper.start();
      service.supervision.start();
      service.rounds.start(settings.exportInterval());
      service.search.start(Duration.ofMillis(500));
      service.leakGate.start(Duration.ofMillis(250));
      return service;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static ObserveFeature observe(Database database) {
    Supplier<HealthCheckResponse> answers =
        () -> HealthCheckResponse.builder().status(database.answers()).build();
    return ObserveFeature.builder()
        .weight(ABOVE_ROUTING)
        .addObserver(
            HealthObserver.builder()
                .details(true)
                .addCheck(answers, HealthCheckType.READINESS, "database")
                .build())
        .build();
  }

  public int port() {
    return server.port();
  }

  public Accounts accounts() {
    return accounts;
  }

  public Organs organs() {
    return organs;
  }

  public Officers officers() {
    return officers;
  }

  /** Ends in order when the program is told to: what runs comes to its end, then the database. */
  public void closeAtEnd() {
    ProgramEnd.closes(this);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ProgramEnd.forget(this);
    server.stop();
    leakGate.close();
    sweeper.close();
    supervision.close();
    rounds.close();
    search.close();
    receipts.close();
    outbox.close();
    reads.close();
    checkpoints.close();
    database.close();
  }
}
