package org.gongshi.site.bake;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongshi.site.Sample;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.Register;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PublicFiguresTest {

  private static Register register(String name) throws Exception {
    Path file = Path.of("../site-content/registers/" + name + ".json");
    ObjectNode tree = (ObjectNode) Json.tree(Files.readString(file));
    tree.remove("contract");
    return Json.to(tree, Register.class);
  }

  @Test
  void aCombinedPenaltyCountsOnceInItsHeaviestClass() {
    assertThat(PenaltyClass.of("警告、罚款")).isEqualTo(PenaltyClass.FINE);
    assertThat(PenaltyClass.of("罚款、没收违法所得")).isEqualTo(PenaltyClass.CONFISCATION);
    assertThat(PenaltyClass.of("罚款、责令停产停业")).isEqualTo(PenaltyClass.CLOSURE);
    assertThat(PenaltyClass.of("责令改正")).isEqualTo(PenaltyClass.OTHER);
  }

  private static Figures figures(List<Decision> decisions) {
    SortedMap<String, List<KnownDecision>> months =
        decisions.stream()
            .map(decision -> new KnownDecision(decision, "", ""))
            .collect(Collectors.groupingBy(k -> k.decision().monthList(), TreeMap::new, toList()));
    return Figures.of(months, new PerList<>());
  }

  @Test
  void figuresOfTheWholeAreTheSumsOfItsKinds() {
    List<Decision> decisions = Sample.numbers(0, 200).stream().map(Sample::decision).toList();
    Figures figures = figures(decisions);

    assertThat(figures.all().decisions()).isEqualTo(200);
    int byKind = 0;
    for (Kind kind : Kind.values()) {
      byKind += figures.in(2026).of(kind).decisions();
    }
    assertThat(byKind).isEqualTo(200);
    assertThat(figures.years()).containsExactly(2026);
  }

  @Test
  void whatWasApprovedAfterItsLastDayIsNotInTime() {
    Decision late =
        Sample.number(1)
            .with("disclosure", Map.of("choice", "FULL_TEXT", "approvedOn", "2027-01-01"))
            .decision();
    Figures figures = figures(List.of(Sample.number(2).decision(), late));

    assertThat(figures.all().inTime()).isEqualTo(1);
    assertThat(FigurePages.inTime(figures.all())).isEqualTo("50.0%");
  }

  @Test
  void workingDaysLeaveOutHolidaysAndCountMakeUpDays() throws Exception {
    WorkingDays calendar = WorkingDays.of(List.of(register("working-days")));

    WorkingDays.Counted counted = calendar.after(LocalDate.parse("2026-09-30"), 7).orElseThrow();

    assertThat(counted.last()).isEqualTo("2026-10-15");
    assertThat(String.join("；", counted.notes())).contains("国庆节放假7天", "2026-10-10调休上班，计入");
    assertThat(calendar.after(LocalDate.parse("2026-12-30"), 7)).isEmpty();
  }

  @Test
  void aQrCodeReadsAsTheAddressItWasMadeOf() throws Exception {
    String address = "https://zfgs.haijia.example/" + Sample.number(7).pagePath();
    Map<String, Object> code = QrCode.of(address);
    int scale = 4;
    int width = (Integer) code.get("size") * scale;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xffffff);
    Matcher run =
        Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(String.valueOf(code.get("d")));
    while (run.find()) {
      int x = Integer.parseInt(run.group(1)) * scale;
      int y = Integer.parseInt(run.group(2)) * scale;
      int length = Integer.parseInt(run.group(3)) * scale;
      for (int row = y; row < y + scale; row++) {
        Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
      }
    }
    RGBLuminanceSource source = new RGBLuminanceSource(width, width, pixels);

    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(address);
  }

  @Test
  void aCertificateIsFoundByItsNumberAndOneThatEndedNamesNobody() throws Exception {
    Register officers = register("officers");
    String domain = "zfgs.haijia.example";

    Map<String, Map<String, Object>> answers = CertificatePages.answers(domain, List.of(officers));

    assertThat(answers).hasSameSizeAs(officers.entries());
    Map<String, Object> valid = answers.get(CertificatePages.path(domain, " 海岬执法 ０11201001"));
    assertThat(valid).containsEntry("state", "valid");
    assertThat(String.valueOf(valid)).contains("沈亦川");
    Map<String, Object> ended = answers.get(CertificatePages.path(domain, "海岬执法011202901"));
    assertThat(ended).containsEntry("state", "ended").containsKey("endedOn");
    assertThat(String.valueOf(ended)).doesNotContain("贺闻舟");
    assertThat(String.join("", answers.keySet())).doesNotContain("011201001");
    assertThat(answers).doesNotContainKey(CertificatePages.path(domain, "海岬执法999999999"));
  }
}
