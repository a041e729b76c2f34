package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Redaction of the large sample file that lies beside the repository. It is no part of the project;
 * where it is missing this test is skipped and says so.
 */
final class SharedSampleRedactionTest {
  private static final Path FILE =
      Path.of("../../shared/data/penalties-double-publicity.csv").toAbsolutePath().normalize();

  @Test
  void noPartysNameOrNumberSurvivesAndEveryCompanysDoes() throws Exception {
    if (!Files.isReadable(FILE)) {
      String message = "SKIPPED, NOT PROVED: the large sample file is not at " + FILE;
      System.err.println(message);
      Assumptions.abort(message);
    }
    int rows = 0;
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(FILE.toFile())) {
      while (lines.hasNext()) {
        check(lines.next());
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(100);
  }

  private static void check(Map<String, String> row) {
    String name = row.get("CF_XDR_MC");
    boolean person = row.get("CF_XDR_LB").equals("自然人");
    List<Map<String, Object>> parties = new ArrayList<>();
    parties.add(
        party(name, person ? "NATURAL_PERSON" : "ORGANISATION", row.get("CF_XDR_ZJHM"), row));
    if (!row.get("CF_FRDB").isBlank()) {
      parties.add(party(row.get("CF_FRDB"), "NATURAL_PERSON", row.get("CF_FR_ZJHM"), Map.of()));
    }
    String text =
        String.join("\n", row.get("CF_SY"), row.get("CF_NR"), name, row.get("CF_XDR_SHXYM"))
            + "\n证件号码"
            + row.get("CF_XDR_ZJHM")
            + "，代表人证件号码"
            + row.get("CF_FR_ZJHM");
    String redacted =
        CaseOf.look(Map.of("parties", parties, "text", text)).redacted().text().value();
    for (String number : List.of(row.get("CF_XDR_ZJHM"), row.get("CF_FR_ZJHM"))) {
      assertThat(!number.isBlank() && redacted.contains(number)).as("a number survives").isFalse();
    }
    if (person) {
      assertThat(redacted.contains(name)).as("a party's name survives").isFalse();
    } else {
      assertThat(redacted).contains(name).contains(row.get("CF_XDR_SHXYM"));
    }
  }

  private static Map<String, Object> party(
      String name, String kind, String id, Map<String, String> row) {
    Map<String, Object> party = new HashMap<>(Map.of("name", name, "kind", kind));
    if (!id.isBlank()) {
      party.put("idNumber", id);
    }
    String code = row.get("CF_XDR_SHXYM");
    if (code != null && !code.isBlank()) {
      party.put("creditCode", code);
    }
    return party;
  }
}
