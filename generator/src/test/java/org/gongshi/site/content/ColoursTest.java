package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColoursTest {

  private static final String SITE =
      "{\"name\":\"甲\",\"domain\":\"a.example\",\"baseUrl\":\"https://a.example/below/\",\"sample\":true";

  @Test
  void aColourThatCannotBeReadOnWhiteIsRefusedWithItsContrast(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("site.json");
    Files.writeString(file, SITE + ",\"colours\":{\"link\":\"#ffcc00\"}}");

    assertThatThrownBy(() -> SiteSettings.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("colours.link has a contrast of 1.5 against white");
  }

  @Test
  void theStyleSheetNamesWhatIsSetAndNothingElse() {
    assertThat(new Colours("#7a1f1f", null, null).styleSheet())
        .contains("--deep: #7a1f1f;", "prefers-color-scheme: light")
        .doesNotContain("--link", "--seal");
  }

  @Test
  void theLogoIsReadFromBesideTheSettings(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mark.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
    Files.writeString(folder.resolve("site.json"), SITE + ",\"logo\":\"mark.svg\"}");

    SiteSettings settings = SiteSettings.read(folder.resolve("site.json"));

    assertThat(settings.logo()).startsWith("<svg");
    assertThat(settings.url("data/")).isEqualTo("https://a.example/below/data/");
  }
}
