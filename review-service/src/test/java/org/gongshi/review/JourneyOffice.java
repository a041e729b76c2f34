package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;

/**
 * A whole office on a schema of its own: one official per role, a qualified reviewer, a camera, and
 * a calendar that the test turns. Everybody stays logged in, whatever day it is.
 */
final class JourneyOffice implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENING = LocalTime.of(10, 0);

  private final OwnService own;
  private final RunningService service;
  private final ContentFiles files;
  private final String camera;

  private JourneyOffice(OwnService own) {
    this.own = own;
    this.service = own.client();
    this.files = new ContentFiles(service);
    for (Role role : Role.values()) {
      own.account(RunningService.login(role), role);
      service.token(RunningService.login(role));
    }
    service.qualifyReviewers();
    camera = device();
  }

  static JourneyOffice on(TestServer server, String schema) {
    Map<String, String> years =
        Map.of("GONGSHI_SESSION_IDLE", "P3650D", "GONGSHI_SESSION_LIFE", "P3650D");
    return new JourneyOffice(OwnService.on(server, schema, IdentitySettings.from(years)));
  }

  private String device() {
    Map<String, Object> device = new TreeMap<>();
    device.put("organCode", RunningService.ORGAN);
    device.put("number", "HJ-JY-001");
    device.put("kind", "BODY_CAMERA");
    device.put("model", "X1");
    device.put("online", true);
    device.put("inUseFrom", "2020-01-01");
    device.put("state", "IN_USE");
    Reply reply = service.post(Role.RECORDS_KEEPER, "/api/v1/devices", device);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json().path("id").asText();
  }

  RunningService service() {
    return service;
  }

  ContentFiles files() {
    return files;
  }

  String camera() {
    return camera;
  }

  Instant now() {
    return own.clock().instant();
  }

  LocalDate today() {
    return WorkingDays.dayOf(now());
  }

  /** Ten in the morning of this day in Shanghai, unless it is this day already. */
  JourneyOffice on(String day) {
    if (today().equals(LocalDate.parse(day))) {
      return this;
    }
    own.clock().set(LocalDate.parse(day).atTime(OPENING).atZone(ZONE).toInstant());
    return this;
  }

  /** A minute goes by, so that what comes next is told after what was. */
  void aMinuteLater() {
    own.clock().tick(Duration.ofMinutes(1));
  }

  /** The last second of this day in Shanghai. */
  void atTheEndOf(String day) {
    own.clock().set(midnightAfter(day).minusSeconds(1));
  }

  void atMidnightAfter(String day) {
    own.clock().set(midnightAfter(day));
  }

  static Instant midnightAfter(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant();
  }

  /** Every deed of this office is in one unbroken chain that its service has sealed. */
  void requireUnbrokenChain() {
    JsonNode chain = service.get("auditor", "/api/v1/audit/verification").json();
    assertThat(chain.path("whole").asBoolean()).as("%s", chain).isTrue();
    assertThat(chain.path("entries").asLong()).isGreaterThan(20);
  }

  @Override
  public void close() {
    own.close();
  }
}
