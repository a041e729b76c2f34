package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.gongshi.site.content.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What holds after a demo, whatever file it imported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoJourneyTests {

  private static final List<String> SURFACES =
      List.of("PAGES", "LISTS", "FEEDS", "SITEMAP", "DATA", "SEARCH_INDEX");

  DemoRun demo;
  private Path folder;
  private ReleaseBytes release;

  /** The demo that this class is about. */
  abstract DemoRun start();

  @BeforeAll
  void run() {
    demo = start();
    folder = demo.release();
    release = ReleaseBytes.of(folder);
  }

  @Test
  void theSamplesAndEveryRowOfTheFileArePublic() {
    assertThat(demo.count("samplesPublic")).isGreaterThanOrEqualTo(30);
    assertThat(demo.count("withdrawn")).isEqualTo(1);
    assertThat(demo.count("importedRows")).isEqualTo(demo.imported().rows().size());
    assertThat(demo.count("importedRefused")).isZero();
    assertThat(demo.count("importedHeld")).isZero();
    assertThat(demo.count("importedPublic")).isEqualTo(demo.imported().rows().size());
    assertThat(demo.count("publicNow"))
        .isEqualTo(demo.count("samplesPublic") + demo.count("importedPublic"))
        .isEqualTo(decisions(folder).size());
    assertThat(Path.of(demo.report().get("releasePath").asString())).isEqualTo(folder);
  }

  @Test
  void noByteOfTheReleaseNamesAPersonOfTheFile() {
    assertThat(demo.imported().peoplesNames()).isNotEmpty();
    assertThat(release.count()).isGreaterThan(demo.count("publicNow") * 3);
    assertThat(release.found(demo.imported().peoplesNames())).isEmpty();
  }

  @Test
  void noByteOfTheReleaseHoldsAnIdNumberOfTheFile() {
    assertThat(demo.imported().idNumbers()).isNotEmpty();
    assertThat(release.found(demo.imported().idNumbers())).isEmpty();
  }

  @Test
  void everyCompanyOfTheFileIsThereWithItsCode() {
    List<String> expected = demo.imported().companyNamesAndCodes();
    assertThat(expected).isNotEmpty();
    assertThat(release.found(expected).keySet()).containsAll(expected);
  }

  @Test
  void noByteOfTheReleaseHoldsANumberOrAddressOfASampleParty() {
    assertThat(SampleParties.identifiers()).hasSizeGreaterThan(50);
    assertThat(release.found(SampleParties.identifiers())).isEmpty();
  }

  @Test
  void theWithdrawnDecisionIsNamedByItsTombstoneTheLogAndWhatTellsOthersToRemoveItOnly() {
    String id = demo.withdrawnId();
    assertThat(release.filesWith(id))
        .as("the log names it, and says no more of it than that")
        .anyMatch(path -> path.startsWith("site/log/tile/entries/"));
    assertThat(release.filesWith(id))
        .filteredOn(path -> !path.startsWith("site/log/"))
        .containsExactlyInAnyOrder(
            "manifest.json",
            "rules/apache-gone.txt",
            "rules/nginx-gone.map",
            "site/feeds/removed.json",
            "site/gone/" + id + ".html",
            "site/gone/index.html",
            "site/sitemap-removed.xml");
  }

  @Test
  void nothingThatTheWithdrawnDecisionSaidIsLeft() {
    JsonNode withdrawn = SampleParties.withdrawn();
    List<String> told = new ArrayList<>();
    told.add(withdrawn.at("/case/title").asString());
    String number = withdrawn.at("/decision/documentNumber").asString();
    for (int year = 2020; year < 2040; year++) {
      told.add(number.replace("{year}", Integer.toString(year)));
    }
    for (JsonNode party : withdrawn.at("/case/parties")) {
      told.add(party.get("name").asString());
      told.addAll(
          party.has("creditCode") ? List.of(party.get("creditCode").asString()) : List.of());
    }
    assertThat(release.found(told)).isEmpty();
  }

  /** A byte scan could miss this: the index puts a mark between the characters of a term. */
  @Test
  void theSearchIndexHasNoTermOfTheWithdrawnDecisionAlone() throws IOException {
    JsonNode party = SampleParties.withdrawn().at("/case/parties/0");
    String company = party.get("name").asString();
    String publicText = String.join("\n", decisions(folder).stream().map(String::valueOf).toList());
    List<String> own = new ArrayList<>();
    for (int i = 0; i + 2 <= company.length(); i++) {
      String bigram = company.substring(i, i + 2);
      if (!publicText.contains(bigram)) {
        own.add(bigram);
      }
    }
    Set<String> terms = indexTerms();
    assertThat(terms).contains("有限", "公司");
    assertThat(own).isNotEmpty();
    assertThat(terms).doesNotContainAnyElementsOf(own);
    assertThat(terms)
        .noneMatch(term -> term.equalsIgnoreCase(party.get("creditCode").asString()))
        .noneMatch(term -> term.equals(demo.withdrawnId()));
  }

  @Test
  void noTermOfTheSearchIndexIsANameOrNumberOfThePeopleInTheFile() throws IOException {
    assertThat(indexTerms())
        .doesNotContainAnyElementsOf(demo.imported().peoplesNames())
        .doesNotContainAnyElementsOf(demo.imported().idNumbers());
  }

  @Test
  void theTakedownsReceiptFoundNoTraceOnAnySurface() {
    JsonNode receipt = demo.report().get("takedown");
    assertThat(receipt.get("outcome").asString()).isEqualTo("TAKEN_DOWN");
    List<String> surfaces = new ArrayList<>();
    for (JsonNode surface : receipt.get("surfaces")) {
      surfaces.add(surface.get("surface").asString());
      assertThat(surface.get("hits").asInt()).as(surface.toString()).isZero();
      assertThat(surface.get("files").asInt()).as(surface.toString()).isPositive();
      assertThat(surface.get("bytes").asLong()).as(surface.toString()).isPositive();
    }
    assertThat(surfaces).containsExactlyInAnyOrderElementsOf(SURFACES);
  }

  /** The public decisions as programs read them. */
  static List<JsonNode> decisions(Path release) {
    try (var paths = Files.walk(release.resolve("site/decisions"), FileVisitOption.FOLLOW_LINKS)) {
      List<JsonNode> decisions = new ArrayList<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
        decisions.add(Json.tree(Files.readString(path)));
      }
      return decisions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the marks. */
  private Set<String> indexTerms() throws IOException {
    Set<String> all = new HashSet<>();
    try (FSDirectory index = FSDirectory.open(folder.resolve("index"));
        DirectoryReader reader = DirectoryReader.open(index)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        for (var field : leaf.reader().getFieldInfos()) {
          Terms terms = leaf.reader().terms(field.name);
          TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
          while (each.next() != null) {
            all.add(each.term().utf8ToString().replace("\u001f", ""));
          }
        }
      }
    }
    return all;
  }
}
