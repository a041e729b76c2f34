package org.gongshi.site.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthTest {

  /** Entries and roots that implementations of RFC 6962 are tested with. */
  private static final List<String> ENTRIES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static byte[] entry(int number) {
    return ("entry " + number).getBytes(StandardCharsets.US_ASCII);
  }

  private static Checkpoint checkpoint(Growth growth) {
    return new Checkpoint("zfgs.haijia.example/log", growth.size(), growth.root());
  }

  /** The definition of RFC 6962, word by word. */
  private static byte[] root(int from, int to) {
    if (to - from == 1) {
      return Merkle.leaf(entry(from));
    }
    int left = Integer.highestOneBit(to - from - 1);
    return Merkle.node(root(from, from + left), root(from + left, to));
  }

  @Test
  void theRootsAreThoseThatEveryImplementationHas() {
    Growth growth = new Growth();
    List<String> roots = new ArrayList<>(List.of(HexFormat.of().formatHex(growth.root())));
    for (String entry : ENTRIES) {
      growth.add(HexFormat.of().parseHex(entry));
      roots.add(HexFormat.of().formatHex(growth.root()));
    }

    assertThat(roots).isEqualTo(ROOTS);
  }

  @Test
  void aLogOfSeventyThousandHasTheFilesThatTheSpecificationCountsForIt() {
    Growth growth = new Growth();
    for (int i = 0; i < 70_000; i++) {
      growth.add(entry(i));
    }

    assertThat(growth.root()).isEqualTo(root(0, 70_000));
    assertThat(growth.full().keySet())
        .filteredOn(path -> path.startsWith("tile/0/"))
        .hasSize(273)
        .allMatch(path -> path.matches("tile/0/[0-9]{3}"));
    assertThat(growth.full().keySet())
        .filteredOn(path -> path.startsWith("tile/entries/"))
        .hasSize(273);
    assertThat(growth.full()).containsKey("tile/1/000").doesNotContainKey("tile/1/001");
    assertThat(growth.full().get("tile/0/000")).hasSize(8_192);
    assertThat(growth.partial().keySet())
        .containsExactly(
            "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112");
    assertThat(growth.partial().get("tile/1/001.p/17")).hasSize(17 * 32);
  }

  @Test
  void aLogOfExactly256HasOneFullTileOfEntriesAndAPartialOneAbove() {
    Growth growth = new Growth();
    for (int i = 0; i < 256; i++) {
      growth.add(entry(i));
    }

    assertThat(growth.full().keySet()).containsExactly("tile/0/000", "tile/entries/000");
    assertThat(growth.partial().keySet()).containsExactly("tile/1/000.p/1");
  }

  @Test
  void aNumberOfMoreThanThreeDigitsIsSpreadOverFolders() {
    assertThat(Tiles.hashes(0, 1_234_067)).isEqualTo("tile/0/x001/x234/067");
    assertThat(Tiles.entries(1_000)).isEqualTo("tile/entries/x001/000");
    assertThat(Tiles.full("tile/entries/x001/000.p/7")).isEqualTo("tile/entries/x001/000");
  }

  @Test
  void aLogThatIsReadBackAtAnyLengthGoesOnAsIfItHadNeverStopped() throws IOException {
    long seed = 20261201;
    Random random = new Random(seed);
    SortedMap<String, byte[]> files = new TreeMap<>();
    Growth growth = new Growth();
    for (int i = 0; i < 3_000; ) {
      int more = Math.min(3_000 - i, 1 + random.nextInt(random.nextInt(600) + 1));
      for (int end = i + more; i < end; i++) {
        growth.add(entry(i));
      }
      files.putAll(growth.full());
      files.putAll(growth.partial());
      assertThat(growth.root()).as("seed %d, size %d", seed, i).isEqualTo(root(0, i));
      growth = Growth.of(checkpoint(growth), files::get);
    }

    Growth whole = new Growth();
    for (int i = 0; i < 3_000; i++) {
      whole.add(entry(i));
    }
    assertThat(files).containsAllEntriesOf(whole.full()).containsAllEntriesOf(whole.partial());
  }

  @Test
  void filesThatAreNotOfTheCheckpointAreRefused() {
    Growth growth = new Growth();
    growth.add(entry(1));
    Checkpoint one = checkpoint(growth);
    growth.add(entry(2));
    Checkpoint two = checkpoint(growth);
    Checkpoint wrong = new Checkpoint(two.origin(), two.size(), one.root());

    assertThatThrownBy(() -> Growth.of(wrong, growth.partial()::get))
        .isInstanceOf(BrokenException.class);
  }
}
