package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gongshi.site.content.Json;
import org.gongshi.site.release.Receipt.Elsewhere;

/**
 * Receipts of takedowns that are true of this machine only. Each is handed to the service once
 * every other place has said that it shows nothing of the decision any more.
 */
public final class WithheldReceipts {

  private final DataFolder data;

  public WithheldReceipts(DataFolder data) {
    this.data = data;
  }

  /** The ids that wait. */
  public Set<String> ids() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path file : files()) {
      ids.add(Json.read(Files.readAllBytes(file), Receipt.class).id());
    }
    return ids;
  }

  /**
   * Hands over. A crash in between leaves a receipt in both places; the next call writes over it.
   *
   * @param forgotten whether all others have forgotten an id
   * @param words what they said
   * @return how many there were
   */
  public int handOver(Predicate<String> forgotten, List<Elsewhere> words) throws IOException {
    int handed = 0;
    for (Path file : files()) {
      Receipt receipt = Json.read(Files.readAllBytes(file), Receipt.class);
      if (forgotten.test(receipt.id())) {
        Path target = data.receipts(receipt.release()).resolve(receipt.fileName());
        Durable.write(target, Json.pretty(words.isEmpty() ? receipt : receipt.with(words)));
        Files.delete(file);
        handed++;
      }
    }
    return handed;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(data.withheld(), 2)) {
      return all.filter(
              file -> String.valueOf(file.getFileName()).matches("taken-down-[0-9a-z]+\\.json"))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
