package org.gongshi.site.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdTracesTest {

  private static final String ONE = "01jabcdefghjkmnpqrstvwxyz0";
  private static final String OTHER = "01j0000000000000000000test";
  private static final Set<String> IDS = Set.of(ONE, OTHER);

  @Test
  void anIdIsFoundWhereverItStandsAndWhateverStandsBeside() throws IOException {
    Random random = new Random(20261129);
    // Others of its own characters beside an id, so that it begins anywhere in a longer run.
    String[] parts = {ONE, OTHER, "公示", "\n", " ", "a", "0", "zz9", "ABC", ONE.substring(1), "é"};
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(new IdTraces(IDS).in(bytes)).as(text.toString()).isEqualTo(counted(text));
    }
  }

  @Test
  void anIdIsFoundOnceWhereAPartOfALargeFileEndsWithinIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large");
    for (int before = (1 << 20) - 30; before <= (1 << 20) + 2; before++) {
      for (char filling : new char[] {' ', 'a'}) {
        String text = String.valueOf(filling).repeat(before) + ONE + "。" + OTHER;
        Files.writeString(file, text);
        assertThat(new IdTraces(IDS).in(file))
            .as("after %d of '%s'", before, filling)
            .isEqualTo(Map.of(ONE, 1, OTHER, 1));
      }
    }
  }

  private static Map<String, Integer> counted(CharSequence text) {
    Map<String, Integer> counted = new TreeMap<>();
    for (String id : IDS) {
      for (int at = 0; at + id.length() <= text.length(); at++) {
        if (text.subSequence(at, at + id.length()).toString().equals(id)) {
          counted.merge(id, 1, Integer::sum);
        }
      }
    }
    return counted;
  }
}
