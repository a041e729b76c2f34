package org.gongshi.site.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableTest {

  @TempDir Path root;

  private static Stream<Map.Entry<String, byte[]>> files(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(n -> Map.entry("f" + n, ("" + n).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFolderOfManyFilesComesAtOnceAndWithoutWhatADeadProcessLeft() throws IOException {
    Path aside = root.resolve("aside/one");
    Files.createDirectories(aside);
    Files.writeString(aside.resolve("left"), "half");
    Path folder = root.resolve("receipts/one");
    Durable.writeFolder(folder, files(300), aside);

    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).hasSize(300);
    }
    assertThat(folder.resolve("f299")).hasContent("299");
    assertThat(aside).doesNotExist();
  }

  @Test
  void aFolderWhoseFilesCannotBeWrittenIsNotThere() {
    Path folder = root.resolve("receipts/one");
    Stream<Map.Entry<String, byte[]>> files = Stream.of(Map.entry("no/such/folder", new byte[0]));

    assertThatThrownBy(() -> Durable.writeFolder(folder, files, root.resolve("aside")))
        .isInstanceOf(IOException.class);
    assertThat(folder).doesNotExist();
  }

  @Test
  void soManyFilesAreSealedThatTheirFileSystemIsFlushedAndNoneCanBeWrittenAnyMore()
      throws IOException {
    Path folder = root.resolve("release");
    Durable.writeFolder(folder, files(Durable.WORTH_THE_FILE_SYSTEM + 1), root.resolve("aside"));
    Path old = folder.resolve("f7");
    Durable.Fresh fresh = Durable.Fresh.below(folder);
    List<Path> files = fresh.files().stream().filter(file -> !file.equals(old)).toList();
    Durable.seal(folder, new Durable.Fresh(files, fresh.folders()));

    assertThat(Files.getPosixFilePermissions(folder.resolve("f8")).toString())
        .doesNotContain("WRITE");
    assertThat(Files.getPosixFilePermissions(old).toString()).contains("OWNER_WRITE");
  }
}
