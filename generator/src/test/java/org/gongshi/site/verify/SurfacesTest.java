package org.gongshi.site.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.verify.Surfaces.Scan;
import org.gongshi.site.verify.Surfaces.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfacesTest {

  @Test
  void theScanSeesALiveDecisionOnEverySurface(@TempDir Path root) throws IOException {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.numbers(0, 12));
    site.publish();

    Map<String, List<Scan>> scans = site.scan(Set.of(Sample.id(3), Sample.id(99)));

    assertThat(scans.get(Sample.id(3)))
        .hasSize(6)
        .allSatisfy(scan -> assertThat(scan.hits()).as(scan.surface().name()).isPositive())
        .extracting(Scan::surface)
        .containsExactly(Surface.values());
    assertThat(scans.get(Sample.id(99)))
        .allSatisfy(scan -> assertThat(scan.hits()).isZero())
        .allSatisfy(scan -> assertThat(scan.files()).isPositive())
        .allSatisfy(scan -> assertThat(scan.bytes()).isPositive());
  }

  @Test
  void idsAreFoundInOnePassWhereverTheyBegin() {
    String one = Sample.id(1);
    String two = Sample.id(2);
    String text = "x" + one + one + "…" + two + "\n" + "0".repeat(40);

    assertThat(
            new IdTraces(Set.of(one, two, Sample.id(3))).in(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of(one, 2, two, 1));
  }

  @Test
  void anIdThatLiesAcrossTwoPartsOfALongFileIsFoundOnce(@TempDir Path root) throws IOException {
    String id = Sample.id(1);
    Path file = root.resolve("long");
    for (int before :
        new int[] {(1 << 20) - 40, (1 << 20) - 26, (1 << 20) - 13, (1 << 20) - 1, 1 << 20}) {
      java.nio.file.Files.writeString(file, " ".repeat(before) + id + " ".repeat(1 << 20) + id);

      assertThat(new IdTraces(Set.of(id)).in(file)).as("at %d", before).isEqualTo(Map.of(id, 2));
    }
  }

  @Test
  void linksAreResolvedFromTheirPageAndOutsideOnesAreLeftAlone() {
    Links links = new Links("https://zfgs.haijia.example");
    String html =
        """
        <!doctype html>
        <link rel="canonical" href="https://zfgs.haijia.example/a/">
        <a href="../b.html?x#y">b</a> <a href="#top">t</a> <a href="/c.html">c</a> <a href="%E5%BC%A0.html">d</a>
        <a href="https://elsewhere.example/x">e</a> <a href="mailto:a@b.example">m</a>
        <img src="pic.svg"> <form action="../search/"></form>
        """;

    List<Finding> faults = new ArrayList<>();
    assertThat(links.of("d/e.html", html.getBytes(StandardCharsets.UTF_8), faults))
        .containsExactly(
            "a/index.html", "b.html", "c.html", "d/张.html", "d/pic.svg", "search/index.html");
    assertThat(
            links.of(
                "assets/a.css", "x{y:url('../z.svg')}".getBytes(StandardCharsets.UTF_8), faults))
        .containsExactly("z.svg");
    assertThat(faults).isEmpty();
  }
}
