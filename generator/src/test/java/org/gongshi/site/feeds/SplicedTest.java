package org.gongshi.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplicedTest {

  @TempDir Path folder;

  private Path old(String text) throws IOException {
    return Files.writeString(folder.resolve("old"), text);
  }

  @Test
  void linesAreTakenOverLeftOutAndPutBetweenInTheirOrder() throws IOException {
    Path into = folder.resolve("new");
    try (Spliced lines = new Spliced(old("一\n二\n三\n四\n五\n"), into)) {
      lines.keep(1);
      lines.add("甲\n");
      lines.skip(1);
      lines.keep(2);
      assertThat(lines.peek(3)).isEqualTo("五");
      lines.skip(1);
      lines.add("乙\n");
      assertThat(lines.atEnd()).isTrue();
    }

    assertThat(into).hasContent("一\n甲\n三\n四\n乙\n");
  }

  @Test
  void aFileWithoutLinesAndALastLineWithoutAnEndAreTakenAsTheyAre() throws IOException {
    Path empty = folder.resolve("empty");
    try (Spliced lines = new Spliced(old(""), empty)) {
      assertThat(lines.atEnd()).isTrue();
    }
    Path open = folder.resolve("open");
    try (Spliced lines = new Spliced(old("一\n二"), open)) {
      lines.keep(2);
      assertThat(lines.atEnd()).isTrue();
    }

    assertThat(empty).isEmptyFile();
    assertThat(open).hasContent("一\n二");
  }
}
