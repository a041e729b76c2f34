package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;

/** Adds records to cases of a service of its own, as their handler. */
final class RecordKeeper {
  private static final String OFFICER = "海岬执法011201002";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneId.of("Asia/Shanghai"));

  private final RunningService service;
  private final OwnService own;
  private final TusClient tus;
  private String device;

  RecordKeeper(OwnService own) {
    this.own = own;
    this.service = own.client();
    this.tus = new TusClient(service, "handler");
  }

  /**
   * A written record on paper without a scan, or an electronic one of these bytes; gives its id.
   */
  String written(TestCase of, String content) {
    Map<String, Object> written = new TreeMap<>();
    written.put("title", "情况说明");
    written.put("madeAt", now().minusSeconds(60).toString());
    if (content == null) {
      written.put("form", "PAPER");
      written.put("paperReason", "现场断电。");
    } else {
      written.put("form", "ELECTRONIC");
      written.put("upload", tus.send("说明.pdf", "application/pdf", bytes(content)));
    }
    return created(of.post(Role.HANDLER, "written-records", written))
        .path("record")
        .path("id")
        .asText();
  }

  /** A recording of an inspection of half an hour that ended so long ago. */
  void filmed(TestCase of, String content, Duration ago, boolean interrupted) {
    Instant to = now().minus(ago);
    Instant from = to.minusSeconds(1800);
    String name = DAY.format(from) + "_现场检查_" + OFFICER + "_01.mp4";
    Map<String, Object> media = new TreeMap<>();
    media.put("upload", tus.send(name, "video/mp4", bytes(content)));
    media.put("sha256", Sha256.of(bytes(content)));
    media.put("stage", "ON_SITE_INSPECTION");
    media.put("device", device());
    media.put("officers", List.of(OFFICER, "海岬执法011201003"));
    media.put("recordedFrom", from.toString());
    media.put("recordedTo", to.toString());
    media.put("durationSeconds", interrupted ? 1200 : 1800);
    media.put("wholeCourse", true);
    media.put("lateReason", "山区无网络。");
    if (interrupted) {
      media.put(
          "interruptions",
          List.of(
              Map.of(
                  "reason",
                  "WEATHER",
                  "explanation",
                  "暴雨。",
                  "from",
                  from.plusSeconds(600).toString(),
                  "to",
                  from.plusSeconds(1200).toString(),
                  "noteOffsetSeconds",
                  605)));
    }
    created(of.post(Role.HANDLER, "media-records", media));
  }

  /** A failure without its statement. */
  void failed(TestCase of, String stage) {
    created(
        of.post(
            Role.HANDLER,
            "recording-failures",
            Map.of(
                "stage",
                stage,
                "cause",
                "POWER",
                "explanation",
                "电量耗尽。",
                "happenedAt",
                now().minusSeconds(7200).toString(),
                "reportedAt",
                now().minusSeconds(7000).toString(),
                "reportedTo",
                "综合执法大队负责人")));
  }

  /** Says that an inspection for work safety was held, which has to be filmed. */
  void inspected(TestCase of) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("field", "WORK_SAFETY");
    facts.put("stages", List.of("ON_SITE_INSPECTION"));
    facts.put("measures", List.of());
    facts.put("notCooperated", List.of());
    facts.put("lifeOrHealth", false);
    facts.put("majorProperty", false);
    facts.put("leftAtPlace", false);
    Reply put = of.put(Role.HANDLER, "recording-facts", facts);
    assertThat(put.status()).as("%s", put.json()).isEqualTo(200);
  }

  private String device() {
    if (device == null) {
      own.service().officers().load(Path.of("../site-content/registers/officers.json"));
      Map<String, Object> sent = new TreeMap<>();
      sent.put("organCode", RunningService.ORGAN);
      sent.put("number", "D-1");
      sent.put("kind", "BODY_CAMERA");
      sent.put("model", "X1");
      sent.put("online", true);
      sent.put("inUseFrom", "2020-01-01");
      sent.put("state", "IN_USE");
      device =
          created(service.post(Role.RECORDS_KEEPER, "/api/v1/devices", sent)).path("id").asText();
    }
    return device;
  }

  private Instant now() {
    return own.clock().instant();
  }

  static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode created(Reply reply) {
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json();
  }
}
