package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identifiers.Sha256;

/** Puts into a case file what its own list says is missing. */
public final class FileKeeper {
  private static final List<String> SIGNED_ON_PAPER = List.of("ONSITE_RECORD", "SERVICE_RECEIPT");

  private FileKeeper() {}

  /** Adds one document for each line of the list that is empty at {@code gate}. */
  public static void complete(RunningService service, String login, String caseId, String gate) {
    for (String type : missing(service, caseId, gate)) {
      Reply reply = service.post(login, "/api/v1/cases/" + caseId + "/documents", document(type));
      assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    }
  }

  /** The first type of document that would do for each empty line. */
  public static List<String> missing(RunningService service, String caseId, String gate) {
    JsonNode items = service.get("auditor", "/api/v1/cases/" + caseId + "/case-file").json();
    List<String> missing = new java.util.ArrayList<>();
    for (JsonNode item : items.path("items")) {
      if (item.path("gate").asText().equals(gate) && item.path("missing").asBoolean()) {
        missing.add(item.path("anyOf").path(0).asText());
      }
    }
    return missing;
  }

  /** A good document of the type, made on 25 September 2026. */
  public static Map<String, Object> document(String type) {
    Map<String, Object> document =
        new TreeMap<>(
            Map.of(
                "type",
                type,
                "title",
                "文书" + type,
                "madeOn",
                "2026-09-25",
                "pages",
                2,
                "openness",
                "WITHHELD",
                "opennessBasis",
                "《中华人民共和国政府信息公开条例》第十六条",
                "signature",
                "SIGNED",
                "elements",
                Map.of("REASONS", "占道经营。", "LAW", "条例第十四条。", "RIGHTS", "可以陈述、申辩。")));
    if (SIGNED_ON_PAPER.contains(type)) {
      document.put("medium", "PAPER");
      document.put("paperReason", "当事人现场手写签名");
    } else {
      document.put("medium", "ELECTRONIC");
      document.put("sha256", Sha256.of(type));
    }
    return document;
  }
}
