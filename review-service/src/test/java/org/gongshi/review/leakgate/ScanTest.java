package org.gongshi.review.leakgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakReader;
import org.gongshi.review.redaction.LeakSearch;
import org.gongshi.review.redaction.LeakSearch.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan of public files calls a leak, and what it does not. */
final class ScanTest {
  private static final String ONE = "1".repeat(26);
  private static final String TWO = "2".repeat(26);
  private static final String FRAME = "<title>高新区行政执法公示</title>";

  @TempDir private Path folder;
  private final List<Secret> secrets = new ArrayList<>();

  @BeforeEach
  void aSiteOfTwoDecisions() throws IOException {
    secrets.add(new Secret(ONE, CutKind.PERSON_NAME, "高新"));
    secrets.add(new Secret(ONE, CutKind.PERSON_NAME, "令狐拾英"));
    secrets.add(new Secret(ONE, CutKind.CITIZEN_ID, "11010519491231002X"));
    secrets.add(new Secret(TWO, CutKind.PERSON_NAME, "顾晓澜"));
    secrets.add(new Secret(TWO, CutKind.BIRTH_DATE, "1990年5月6日"));
    put("index.html", FRAME);
    put("about.html", FRAME + "<p>高新</p>");
    put("decisions/penalty/2026-10/" + ONE + ".html", FRAME + "<p>执法人员：顾晓澜</p>");
    put("decisions/penalty/2026-10/" + TWO + ".html", FRAME);
    put("decisions/penalty/index.html", FRAME + ONE + TWO);
  }

  @Test
  void aCleanSiteHasNoLeaksAndEveryPlantedSecretIsCaught() throws IOException {
    Scan.Result result = Scan.of(folder, secrets);
    assertThat(result.leaks()).isEmpty();
    assertThat(result.isSound()).isTrue();
    assertThat(result.planted()).isGreaterThan(10);
    assertThat(result.files()).isEqualTo(5);
    assertThat(result.secrets()).isEqualTo(5);
  }

  @Test
  void whateverNameAndNumberAreDrawnTheyAreCaughtInEveryDisguise() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      Canary canary = new Canary(random);
      LeakSearch search = LeakSearch.of(canary.secrets());
      canary
          .files()
          .forEach(
              (path, bytes) -> {
                if (!path.endsWith(".gz")) {
                  Set<Integer> seen = new TreeSet<>();
                  LeakReader reader = search.reader((number, offset) -> seen.add(number));
                  reader.read(bytes, 0, bytes.length);
                  reader.end();
                  assertThat(seen)
                      .as(new String(bytes, StandardCharsets.UTF_8))
                      .containsExactly(0, 1);
                }
              });
    }
  }

  @Test
  void aNameOnThePageOfItsOwnCaseIsALeak() throws IOException {
    put("decisions/penalty/2026-10/" + ONE + ".json", "{\"facts\":\"令狐拾英\"}");
    assertThat(leaks()).containsExactly(ONE + " PERSON_NAME " + ONE + ".json");
  }

  @Test
  void aNameInTheFrameOfEveryPageIsALeakOnlyWhereItStandsOnceMore() throws IOException {
    put("decisions/penalty/2026-10/" + ONE + ".html", FRAME + "<p>当事人高新</p>");
    assertThat(leaks()).containsExactly(ONE + " PERSON_NAME " + ONE + ".html");
  }

  @Test
  void aNameBesideItsCasesIdInAListIsALeak() throws IOException {
    put("feed.xml", "<id>" + ONE + "</id><title>令狐拾英占道经营案</title>");
    assertThat(leaks()).containsExactly(ONE + " PERSON_NAME feed.xml");
  }

  @Test
  void aNameThatAnotherDecisionShowsOrThatStandsFarFromItsCaseIsNone() throws IOException {
    put("feed.xml", "<id>" + TWO + "</id><title>顾晓澜</title>"); // an officer of the other
    put("data.json", "令狐拾英");
    assertThat(leaks()).isEmpty();
  }

  @Test
  void anIdentityNumberIsALeakWhereverItStandsAndThePageThatShowsItGoes() throws IOException {
    put("decisions/penalty/2026-10/" + TWO + ".html", FRAME + "１１０１０５１９４９１２３１００２ｘ");
    assertThat(leaks()).containsExactly(TWO + " CITIZEN_ID " + TWO + ".html");
    put("decisions/penalty/2026-10/" + TWO + ".html", FRAME);
    put("assets/site.css", "/* 11010519491231002X */");
    assertThat(leaks()).containsExactly(ONE + " CITIZEN_ID site.css");
  }

  @Test
  void aDateOfBirthIsALeakOnThePageOfItsCaseOnly() throws IOException {
    put("decisions/penalty/2026-10/" + ONE + ".html", FRAME + "1990年5月6日");
    assertThat(leaks()).isEmpty();
    put("decisions/penalty/2026-10/" + TWO + ".html", FRAME + "1990年5月6日");
    assertThat(leaks()).containsExactly(TWO + " BIRTH_DATE " + TWO + ".html");
  }

  @Test
  void packedFilesAndFileNamesAreReadToo() throws IOException {
    Path packed = folder.resolve("decisions/penalty/2026-10/" + ONE + ".html.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("<p>令狐拾英</p>".getBytes(StandardCharsets.UTF_8));
    }
    put("decisions/" + TWO + "-顾晓澜.txt", "");
    assertThat(leaks())
        .containsExactlyInAnyOrder(
            ONE + " PERSON_NAME " + ONE + ".html.gz", TWO + " PERSON_NAME " + TWO + "-顾晓澜.txt");
  }

  @Test
  void aFileNameThatShowsASecretIsNotTold() throws IOException {
    put("decisions/" + TWO + "-顾晓澜.txt", "");
    assertThat(Scan.of(folder, secrets).leaks())
        .singleElement()
        .satisfies(leak -> assertThat(leak.file().shown()).startsWith(TWO).doesNotContain("顾晓澜"));
    Files.delete(folder.resolve("decisions/" + TWO + "-顾晓澜.txt"));
    put("feed.xml", "<id>" + ONE + "</id><title>令狐拾英</title>");
    assertThat(Scan.of(folder, secrets).leaks())
        .singleElement()
        .satisfies(leak -> assertThat(leak.file().shown()).isEqualTo("feed.xml"));
  }

  private List<String> leaks() throws IOException {
    return Scan.of(folder, secrets).leaks().stream()
        .map(
            leak ->
                leak.caseToTakeDown()
                    + " "
                    + leak.secret().kind()
                    + " "
                    + Path.of(leak.file().path()).getFileName())
        .toList();
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
