package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The register that the review service counts, beside the webmaster's. */
class SignedRegistersTest {

  private static final String PAGE = "registers/not-published.html";
  private static final String FILE = "registers/not-published.json";

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void newInstallation() throws IOException {
    site = new TestInstallation(root);
    site.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    site.export(Sample.number(1));
    Path kept = site.siteContent().resolve(FILE);
    Files.createDirectories(kept.resolveSibling(""));
    Files.write(kept, register("not-published", "2026q2", "手工登记的理由"));
    site.build();
  }

  private static byte[] register(String name, String key, String reason) {
    return Json.pretty(
        Map.of(
            "contract",
            "gongshi.register/1",
            "register",
            name,
            "title",
            "不予公开登记",
            "sample",
            false,
            "updatedOn",
            "2026-10-15",
            "columns",
            List.of(Map.of("key", "reason", "label", "理由")),
            "entries",
            List.of(
                Map.of(
                    "key",
                    key,
                    "effectiveFrom",
                    "2026-10-01",
                    "values",
                    Map.of("reason", reason)))));
  }

  @Test
  void whatTheServiceCountsStandsBesideWhatTheWebmasterKept() throws IOException {
    site.export(FILE, register("not-published", "2026q4", "系统统计的理由"));
    site.build();

    assertThat(site.text(PAGE)).contains("系统统计的理由", "手工登记的理由");
    assertThat(site.text("registers/not-published/2026q4.html")).contains("系统统计的理由");
  }

  @Test
  void aLineOfTheServiceTakesThePlaceOfOneWithItsKey() throws IOException {
    site.export(FILE, register("not-published", "2026q2", "系统统计的理由"));
    site.build();

    assertThat(site.text(PAGE)).contains("系统统计的理由").doesNotContain("手工登记的理由");
  }

  @Test
  void withoutItsSignatureItIsHeldBackAndTheWebmastersStandsAlone() throws IOException {
    Path file = site.export(FILE, register("not-published", "2026q4", "系统统计的理由"));
    Files.writeString(file, Files.readString(file) + " ");
    BuildResult built = site.build();

    assertThat(site.text(PAGE)).contains("手工登记的理由").doesNotContain("系统统计的理由");
    assertThat(built.toString()).contains(FILE, "SIGNATURE_BROKEN");
  }

  @Test
  void noOtherRegisterIsTheServicesToChange() throws IOException {
    site.export("registers/organs.json", register("organs", "one", "冒名的机关"));
    BuildResult built = site.build();

    assertThat(built.toString()).contains("registers/organs.json", "FOREIGN_FILE");
    assertThat(site.file("registers/organs.html")).doesNotExist();
  }
}
