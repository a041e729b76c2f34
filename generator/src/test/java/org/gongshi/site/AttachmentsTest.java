package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.gongshi.site.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside a decision: shown with it, held back with it, gone with it. */
class AttachmentsTest {

  @TempDir Path root;
  private TestInstallation site;
  private final Sample sample = Sample.number(1);
  private final byte[] pdf = pdf("plain words");

  @BeforeEach
  void newInstallation() {
    site = new TestInstallation(root);
  }

  private String path(Sample of, int number, String extension) {
    return of.jsonPath().replace(".json", "-" + number + "." + extension);
  }

  private Map<String, Object> attachment(String path, String mediaType, byte[] bytes) {
    return Map.of(
        "path",
        path,
        "mediaType",
        mediaType,
        "size",
        bytes.length,
        "sha256",
        Sha256.of(bytes),
        "title",
        "责令改正通知书");
  }

  /** In the service's order: the files before the decision that names them. */
  private Sample withTwo(Sample of) throws IOException {
    byte[] picture = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3};
    TestInstallation.put(site.content().resolve(path(of, 1, "pdf")), pdf);
    TestInstallation.put(site.content().resolve(path(of, 2, "jpg")), picture);
    of.with(
        "attachments",
        List.of(
            attachment(path(of, 1, "pdf"), "application/pdf", pdf),
            attachment(path(of, 2, "jpg"), "image/jpeg", picture)));
    site.export(of);
    return of;
  }

  @Test
  void aDecisionsFilesAreShownBesideItLinkedFromItsPageAndNamedInItsData() throws IOException {
    withTwo(sample);

    BuildResult result = site.build();

    assertThat(result).isInstanceOf(BuildResult.Built.class);
    assertThat(Files.readAllBytes(site.file(path(sample, 1, "pdf")))).isEqualTo(pdf);
    String page = site.text(sample.pagePath());
    assertThat(page).contains("责令改正通知书 PDF 1 KB", sample.id() + "-1.pdf", sample.id() + "-2.jpg");
    assertThat(site.text(sample.jsonPath())).contains(Sha256.of(pdf));
    assertThat(site.manifest().files()).containsKey(path(sample, 1, "pdf"));
  }

  @Test
  void aDecisionWhoseFileIsMissingOrOtherThanItsHashIsHeldBackWhole() throws IOException {
    withTwo(sample);
    Path file = site.content().resolve(path(sample, 1, "pdf"));
    byte[] other = pdf.clone();
    other[other.length - 1] ^= 1;
    Files.write(file, other);
    assertHeldBack(Rule.ATTACHMENT_BROKEN);

    Files.delete(file);
    assertHeldBack(Rule.ATTACHMENT_MISSING);

    Files.write(file, pdf);
    site.build();
    assertThat(site.file(path(sample, 1, "pdf"))).exists();
  }

  @Test
  void aFileAtAnotherDecisionsPlaceIsHeldBack() throws IOException {
    Sample other = withTwo(Sample.number(7));
    sample.with("attachments", List.of(attachment(path(other, 1, "pdf"), "application/pdf", pdf)));
    site.export(sample);

    assertThat(held(site.build()))
        .containsExactly(Map.entry(sample.jsonPath(), Rule.ATTACHMENT_PLACE));
  }

  @Test
  void aFileThatNoDecisionNamesIsNeitherShownNorReported() throws IOException {
    site.export(sample);
    TestInstallation.put(site.content().resolve(path(sample, 1, "pdf")), pdf);

    BuildResult result = site.build();

    assertThat(held(result)).isEmpty();
    assertThat(site.file(path(sample, 1, "pdf"))).doesNotExist();
  }

  @Test
  void withATakedownTheFilesAreGoneFromTheSiteTheReleasesAndTheReceiptsScan() throws IOException {
    withTwo(sample);
    site.export(Sample.number(2));
    site.build();

    site.suppress(sample, "WITHDRAWN"); // its files still lie there: the suppression wins
    site.build();

    try (Stream<Path> files = Files.walk(site.data().releases())) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .noneMatch(name -> name.startsWith(sample.id() + "-"));
    }
    String release = site.releases().getLast();
    String name =
        site.receipts(release).stream()
            .filter(r -> r.contains(sample.id()))
            .findFirst()
            .orElseThrow();
    var receipt =
        Json.tree(Files.readString(site.data().receipts(release).resolve(name))).path("surfaces");
    assertThat(receipt).isNotEmpty();
    receipt.forEach(surface -> assertThat(surface.path("hits").asInt()).isZero());
  }

  @Test
  void anIdInTheWordsOfAnotherDecisionsFileStopsTheRelease() throws IOException {
    site.export(sample);
    site.build();
    Sample other = Sample.number(2);
    byte[] telling = pdf("see " + sample.id());
    TestInstallation.put(site.content().resolve(path(other, 1, "pdf")), telling);
    other.with(
        "attachments", List.of(attachment(path(other, 1, "pdf"), "application/pdf", telling)));
    site.export(other);
    site.suppress(sample, "WITHDRAWN");

    assertThatThrownBy(site::build)
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining(other.id());
  }

  @Test
  void theContractsOwnExampleIsReadWithItsAttachments() throws IOException {
    var decision =
        Json.read(
            Files.readAllBytes(Path.of("../site-content/contract/valid/decision-attachments.json")),
            org.gongshi.site.content.Decision.class);

    assertThat(decision.attached())
        .extracting(org.gongshi.site.content.Decision.Attachment::path)
        .containsExactly(
            decision.jsonPath().replace(".json", "-1.pdf"),
            decision.jsonPath().replace(".json", "-2.jpg"),
            decision.jsonPath().replace(".json", "-3.png"));
  }

  private void assertHeldBack(Rule rule) throws IOException {
    assertThat(held(site.build())).containsExactly(Map.entry(sample.jsonPath(), rule));
  }

  private static List<Map.Entry<String, Rule>> held(BuildResult result) {
    List<Quarantined> held = result.quarantined();
    return held.stream().map(q -> Map.entry(q.path(), q.rule())).toList();
  }

  private static byte[] pdf(String words) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        out.beginText();
        out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        out.newLineAtOffset(50, 700);
        out.showText(words);
        out.endText();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
