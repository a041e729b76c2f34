package org.gongshi.review.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Filings;
import org.gongshi.review.redaction.RawText;
import org.gongshi.review.redaction.Redactor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples that come with the program: enough of each kind, and none leaks what it knows. */
final class SampleCasesTest {
  @Test
  void everyKindOfActionIsThereAndAtLeastThirtyBecomePublic() {
    Map<String, Integer> kinds = new TreeMap<>();
    List<SampleCase> samples = SampleCase.all();
    samples.forEach(s -> kinds.merge(s.file().path("case").path("kind").asText(), 1, Integer::sum));
    assertThat(kinds).hasSize(6);
    assertThat(samples.stream().filter(SampleCase::isPublished)).hasSizeGreaterThanOrEqualTo(31);
    assertThat(samples.stream().filter(SampleCase::isWithdrawn)).hasSize(1);
    assertThat(samples.stream().filter(s -> s.file().path("case").has("stateSecret")))
        .isNotEmpty()
        .allMatch(s -> s.choice().equals("NOT_PUBLISHED"));
  }

  @TestFactory
  List<DynamicTest> noSecretOfASampleSurvivesItsRedaction() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SampleCase sample : SampleCase.all()) {
      tests.add(DynamicTest.dynamicTest(sample.name(), () -> redactsCleanly(sample)));
    }
    return tests;
  }

  private static void redactsCleanly(SampleCase sample) {
    Filing filing = Filings.read(sample.filing(LocalDate.of(2026, 9, 30)));
    Redactor redactor = new Redactor(filing, false, LocalDate.of(2026, 9, 30));
    Set<String> secrets = secrets(sample.file().path("case"));
    for (String raw : List.of(filing.title(), filing.facts(), conclusion(sample))) {
      String text = redactor.redact(new RawText(raw)).text().value();
      String plain = withoutOrganisations(sample, text).replaceAll("\\s", "");
      for (String secret : secrets) {
        assertThat(plain.contains(secret.replaceAll("\\s", "")))
            .as("a secret of %s is in its public text", sample.name())
            .isFalse();
      }
    }
  }

  private static String conclusion(SampleCase sample) {
    return sample.file().path("proposal").path("conclusion").asText();
  }

  private static Set<String> secrets(JsonNode filing) {
    Set<String> secrets = new TreeSet<>();
    for (JsonNode party : filing.path("parties")) {
      boolean person = party.path("kind").asText().equals("NATURAL_PERSON");
      for (String field :
          person
              ? new String[] {"name", "idNumber", "phone", "address", "bankCard", "plate", "email"}
              : new String[] {"phone", "bankCard", "email"}) {
        if (party.hasNonNull(field)) {
          secrets.add(party.path(field).asText());
        }
      }
      if (person) {
        party.path("aliases").forEach(alias -> secrets.add(alias.asText()));
      }
    }
    filing.path("tradeSecrets").forEach(s -> secrets.add(s.path("text").asText()));
    return secrets;
  }

  private static String withoutOrganisations(SampleCase sample, String text) {
    String rest = text;
    for (JsonNode party : sample.file().path("case").path("parties")) {
      if (party.path("kind").asText().equals("ORGANISATION")) {
        rest = rest.replace(party.path("name").asText(), "");
      }
    }
    return rest;
  }
}
