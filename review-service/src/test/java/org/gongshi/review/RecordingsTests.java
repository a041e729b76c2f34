package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records of a case through the API: what is registered, refused, missing, read. */
abstract class RecordingsTests {
  private static final String OFFICER = "海岬执法011201002";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneId.of("Asia/Shanghai"));

  private final TestServer server;
  private final Instant to = TestClock.now().minusSeconds(600);
  private final Instant from = to.minusSeconds(1800);
  private RunningService service;
  private TusClient tus;
  private String device;

  RecordingsTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    tus = new TusClient(service, "handler");
    device = device(true);
  }

  @Test
  void aCaseThatARuleTouchesGoesOnOnlyWithItsRecording() {
    TestCase one =
        investigated(facts("WORK_SAFETY", "ON_SITE_INSPECTION")).withDocuments("SUBMISSION");

    Reply refused = one.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(refused.code()).isEqualTo("REQUIREMENT_MISSING");
    assertThat(refused.json().path("violations").path(0).path("rule").asText())
        .isEqualTo("RECORDING_MISSING");
    assertThat(refused.json().path("violations").path(0).path("advice").asText())
        .contains("现场检查", "全程");

    assertThat(register(one, media("一".getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(201);
    JsonNode explained =
        service.get("auditor", "/api/v1/cases/" + one.id() + "/recording-requirements").json();
    assertThat(explained.path("rules").path(0).path("met").asBoolean()).isTrue();
    assertThat(one.post(Role.HANDLER, "submission", Map.of("declared", true)).status())
        .isEqualTo(200);
  }

  @Test
  void aFailureHoldsTheCaseBackUntilItIsExplainedInWriting() {
    TestCase one =
        investigated(facts("WORK_SAFETY", "ON_SITE_INSPECTION")).withDocuments("SUBMISSION");
    Map<String, Object> failure = new TreeMap<>();
    failure.put("stage", "ON_SITE_INSPECTION");
    failure.put("device", device);
    failure.put("cause", "POWER");
    failure.put("explanation", "电量耗尽，备用电池无法使用。");
    failure.put("happenedAt", from.toString());
    failure.put("reportedAt", from.plusSeconds(300).toString());
    failure.put("reportedTo", "综合执法大队负责人");
    Reply reported = one.post(Role.HANDLER, "recording-failures", failure);
    assertThat(reported.status()).as("%s", reported.json()).isEqualTo(201);

    Reply refused = one.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(refused.json().path("violations").findValuesAsText("rule"))
        .contains("STATEMENT_MISSING", "RECORDING_MISSING");

    Map<String, Object> statement =
        written("ELECTRONIC", tus.send("说明.pdf", "application/pdf", random()));
    String path = "recording-failures/" + reported.json().path("id").asText() + "/statement";
    assertThat(one.post(Role.HANDLER, path, statement).status()).isEqualTo(201);
    assertThat(one.post(Role.HANDLER, path, statement).code()).isEqualTo("STATEMENT_GIVEN");
    assertThat(one.post(Role.HANDLER, "submission", Map.of("declared", true)).status())
        .isEqualTo(200);
  }

  @Test
  void aRecordingIsRefusedUntilEverythingAboutItAgrees() {
    TestCase one = TestCase.filed(service);
    assertThat(rule(one, "sha256", Sha256.of("other"))).isEqualTo("HASH_DIFFERS");
    assertThat(rule(one, "stage", "INVESTIGATION")).isEqualTo("NAME_PART_WRONG");
    assertThat(rule(one, "durationSeconds", 900)).isEqualTo("TIMES_DO_NOT_ADD_UP");
    assertThat(rule(one, "officers", List.of(OFFICER))).isEqualTo("TOO_FEW");
    assertThat(rule(one, "officers", List.of(OFFICER, "无此证件号0000"))).isEqualTo("UNKNOWN_OFFICER");
    assertThat(rule(one, "device", "00000000000000000000000000")).isEqualTo("UNKNOWN_DEVICE");
    assertThat(rule(one, "upload", "00000000000000000000000000")).isEqualTo("NOT_STORED");
    assertThat(rule(one, "recordedFrom", from.minus(Duration.ofDays(3)).toString()))
        .isEqualTo("TIMES_DO_NOT_ADD_UP");

    Map<String, Object> pause = new TreeMap<>();
    pause.put("reason", "WEATHER");
    pause.put("explanation", "暴雨。");
    pause.put("from", from.plusSeconds(600).toString());
    pause.put("to", from.plusSeconds(1200).toString());
    Map<String, Object> paused = media(random());
    paused.put("durationSeconds", 1200);
    paused.put("interruptions", List.of(pause));
    assertThat(register(one, paused).json().path("violations").path(0).path("rule").asText())
        .isEqualTo("SPOKEN_NOTE_MISSING");
    pause.put("noteOffsetSeconds", 10);
    assertThat(register(one, paused).json().path("violations").path(0).path("rule").asText())
        .isEqualTo("NOTE_NOT_AFTER_INTERRUPTION");
    pause.put("noteOffsetSeconds", 605);
    assertThat(register(one, paused).status()).isEqualTo(201);
    assertThat(register(one, paused).code()).isEqualTo("DUPLICATE_CONTENT");
  }

  @Test
  void aLateRecordingSaysByHowMuchAndWhy() {
    TestCase one = TestCase.filed(service);
    Instant end = to.minus(Duration.ofHours(25));
    Map<String, Object> late = media(random(), end.minusSeconds(1800), end);
    assertThat(register(one, late).json().path("violations").path(0).path("rule").asText())
        .isEqualTo("LATE_REASON_REQUIRED");
    late.put("lateReason", "山区无网络。");
    Reply registered = register(one, late);
    assertThat(registered.status()).as("%s", registered.json()).isEqualTo(201);
    assertThat(registered.json().path("record").path("lateMinutes").asLong()).isBetween(60L, 75L);
  }

  @Test
  void aFileIsReadForAPurposeInRangesAndEveryReadingIsLogged() throws Exception {
    TestCase one = TestCase.filed(service);
    byte[] file = new byte[3_000_000];
    new java.util.Random(7).nextBytes(file);
    String id = register(one, media(file)).json().path("record").path("id").asText();
    String path = "/api/v1/cases/" + one.id() + "/records/" + id + "/content";

    assertThat(service.get("auditor", path).code()).isEqualTo("INVALID_FIELDS");
    Reply whole = service.get("auditor", path + "?purpose=audit");
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.raw().body()).isEqualTo(file);
    assertThat(whole.raw().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    Reply range = ranged(path, "bytes=1048570-1048589");
    assertThat(range.status()).isEqualTo(206);
    assertThat(range.raw().body())
        .isEqualTo(java.util.Arrays.copyOfRange(file, 1_048_570, 1_048_590));
    assertThat(ranged(path, "bytes=-10").raw().body())
        .isEqualTo(java.util.Arrays.copyOfRange(file, file.length - 10, file.length));
    assertThat(ranged(path, "bytes=9000000-").status()).isEqualTo(416);
    assertThat(service.get("disclosure-officer", path + "?purpose=x").status()).isEqualTo(403);

    JsonNode log = service.get("auditor", "/api/v1/cases/" + one.id() + "/record-accesses").json();
    assertThat(log.path("items")).hasSize(3);
    assertThat(log.path("items").path(1).path("purpose").asText()).isEqualTo("audit");
    assertThat(log.path("items").path(1).path("firstByte").asLong()).isEqualTo(1_048_570);

    String hash = Sha256.of(file);
    Path object =
        service.data().resolve("vault/objects/" + hash.substring(0, 2) + "/" + hash.substring(2));
    Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("rw-------"));
    byte[] damaged = file.clone();
    damaged[2_500_000] ^= 1;
    Files.write(object, damaged);
    assertThat(ranged(path, "bytes=0-99").status()).as("an undamaged block").isEqualTo(206);
    assertThatThrownBy(() -> ranged(path, "bytes=2500000-2500010"))
        .as("a damaged block never leaves")
        .isInstanceOf(java.io.UncheckedIOException.class);
    Files.write(object, file);
  }

  @Test
  void paperSaysWhyAndAVoidedRecordingNoLongerCounts() {
    TestCase one =
        investigated(facts("WORK_SAFETY", "ON_SITE_INSPECTION")).withDocuments("SUBMISSION");
    Map<String, Object> paper = written("PAPER", null);
    assertThat(one.post(Role.HANDLER, "written-records", paper).status()).isEqualTo(422);
    paper.put("paperReason", "现场断电，无法使用电子设备。");
    assertThat(one.post(Role.HANDLER, "written-records", paper).status()).isEqualTo(201);

    String id = register(one, media(random())).json().path("record").path("id").asText();
    String path = "records/" + id + "/void";
    assertThat(one.post(Role.HANDLER, path, Map.of("reason", "选错了环节。")).status()).isEqualTo(204);
    assertThat(one.post(Role.HANDLER, path, Map.of("reason", "选错了环节。")).code())
        .isEqualTo("RECORD_VOIDED");
    assertThat(one.post(Role.HANDLER, "submission", Map.of("declared", true)).code())
        .isEqualTo("REQUIREMENT_MISSING");
  }

  @Test
  void theDatabaseKeepsRecordsAsTheyWereRegistered() {
    TestCase one = TestCase.filed(service);
    register(one, media(random()));
    refuses("UPDATE case_record SET title = ''", "append-only");
    refuses("DELETE FROM case_record", "foreign key", "append-only");
    refuses("UPDATE audio_visual SET whole_course = TRUE", "append-only");
    refuses("DELETE FROM record_access", "append-only");
  }

  @Test
  void monitorsShowTheFigureBesideTheRule() {
    Map<String, Object> officer = new TreeMap<>();
    officer.put("organCode", RunningService.ORGAN);
    officer.put("name", "测试员");
    officer.put("title", "执法员");
    officer.put("category", "市场监督管理");
    Reply put = service.put(Role.RECORDS_KEEPER, "/api/v1/officers/TEST-0001", officer);
    assertThat(put.status()).as("%s", put.json()).isEqualTo(200);
    for (JsonNode organ : service.get("auditor", "/api/v1/monitors/equipment").json()) {
      int officers = organ.path("officers").asInt();
      assertThat(organ.path("required").asInt()).isEqualTo((officers + 3) / 4);
      assertThat(organ.path("holds").asBoolean())
          .isEqualTo(organ.path("sets").asInt() >= organ.path("required").asInt());
    }
    assertThat(service.get("auditor", "/api/v1/monitors/reviewers").json()).isNotEmpty();
    assertThat(service.get("auditor", "/api/v1/officers").json().path("items")).isNotEmpty();

    Map<String, Object> training = new TreeMap<>();
    training.put("organCode", RunningService.ORGAN);
    training.put("attendees", "OFFICER");
    training.put("person", "TEST-0001");
    training.put("subject", "行政执法程序");
    training.put("heldOn", "2026-03-01");
    training.put("hours", "4.5");
    training.put("exam", "PASSED");
    assertThat(service.post(Role.RECORDS_KEEPER, "/api/v1/trainings", training).status())
        .isEqualTo(422);
    training.put("score", 92);
    assertThat(service.post(Role.RECORDS_KEEPER, "/api/v1/trainings", training).status())
        .isEqualTo(201);
  }

  private Reply ranged(String path, String range) {
    return service.send(
        service.authorised("auditor", path + "?purpose=audit").header("Range", range).GET());
  }

  private TestCase investigated(Map<String, Object> facts) {
    TestCase one = TestCase.filed(service);
    Reply put = service.put(Role.HANDLER, "/api/v1/cases/" + one.id() + "/recording-facts", facts);
    assertThat(put.status()).as("%s", put.json()).isEqualTo(200);
    one.post(Role.HANDLER, "investigation", Map.of());
    one.post(Role.HANDLER, "proposal", Map.of("conclusion", "罚款200元。", "category", "罚款"));
    return one;
  }

  private static Map<String, Object> facts(String field, String stage) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("field", field);
    facts.put("stages", List.of(stage));
    facts.put("measures", List.of());
    facts.put("notCooperated", List.of());
    facts.put("lifeOrHealth", false);
    facts.put("majorProperty", false);
    facts.put("leftAtPlace", false);
    return facts;
  }

  private String device(boolean online) {
    Map<String, Object> sent = new TreeMap<>();
    sent.put("organCode", RunningService.ORGAN);
    sent.put("number", "D-" + UUID.randomUUID());
    sent.put("kind", "BODY_CAMERA");
    sent.put("model", "X1");
    sent.put("online", online);
    sent.put("inUseFrom", "2020-01-01");
    sent.put("state", "IN_USE");
    Reply reply = service.post(Role.RECORDS_KEEPER, "/api/v1/devices", sent);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json().path("id").asText();
  }

  private static byte[] random() {
    return UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> media(byte[] file) {
    return media(file, from, to);
  }

  private Map<String, Object> media(byte[] file, Instant begin, Instant end) {
    String name = DAY.format(begin) + "_现场检查_" + OFFICER + "_01.mp4";
    Map<String, Object> media = new TreeMap<>();
    media.put("upload", tus.send(name, "video/mp4", file));
    media.put("sha256", Sha256.of(file));
    media.put("stage", "ON_SITE_INSPECTION");
    media.put("device", device);
    media.put("officers", List.of(OFFICER, "海岬执法011201003"));
    media.put("recordedFrom", begin.toString());
    media.put("recordedTo", end.toString());
    media.put("durationSeconds", (int) Duration.between(begin, end).toSeconds());
    media.put("wholeCourse", true);
    return media;
  }

  private static Map<String, Object> written(String form, String upload) {
    Map<String, Object> written = new TreeMap<>();
    written.put("title", "情况说明");
    written.put("form", form);
    written.put("madeAt", TestClock.now().minusSeconds(60).toString());
    if (upload != null) {
      written.put("upload", upload);
    }
    return written;
  }

  private Reply register(TestCase of, Map<String, Object> media) {
    return of.post(Role.HANDLER, "media-records", media);
  }

  /** The rule that refuses a recording of which one field is replaced. */
  private String rule(TestCase of, String field, Object value) {
    Map<String, Object> media = media(random());
    media.put(field, value);
    return register(of, media).json().path("violations").path(0).path("rule").asText();
  }

  private void refuses(String statement, String... why) {
    assertThatThrownBy(
            () -> {
              try (Connection connection = server.connect();
                  Statement attack = connection.createStatement()) {
                attack.executeUpdate(statement);
              }
            })
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(List.of(why)).anyMatch(e.getMessage()::contains));
  }
}
