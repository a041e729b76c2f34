package org.gongshi.review.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.gongshi.review.redaction.TestTexts;
import org.junit.jupiter.api.Test;

/** Set pages are read as a stranger would read them. */
final class TypesetterTest {
  private static final Typesetter TYPESETTER = new Typesetter();
  private static final String PARAGRAPH =
      "经查，令狐某（［公民身份号码略］）于2026年9月1日在海岬市文昌路占道经营，占用公共道路12.5平方米，一人大小水火土，"
          + "经责令改正后拒不改正。Model ABC-1200X，“引号”《城市市容和环境卫生管理条例》第十四条。";
  private static final String TABLE = "序号\t物品名称\t数量\n1\t木质货架，存放于第一仓库，由保管员登记后封存，不得动用\t3\n2\t\t12";

  private static byte[] set(String title, String text) {
    return TYPESETTER.set(TestTexts.of(title), TestTexts.of(text));
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\\u2028\\u3000]+", "");
  }

  @Test
  void whatIsReadBackIsWhatWasSet() {
    String text = (PARAGRAPH + "\n").repeat(9) + TABLE + "\n" + (PARAGRAPH + "\n").repeat(9);

    String read = ReadBack.of(set("责令改正通知书", text));

    assertThat(bare(read)).isEqualTo(bare("责令改正通知书" + text));
  }

  @Test
  void theSameTextGivesTheSameBytesInAnotherRunOfTheProgramToo() {
    byte[] first = set("责令改正通知书", PARAGRAPH + "\n" + TABLE);

    assertThat(
            new Typesetter().set(TestTexts.of("责令改正通知书"), TestTexts.of(PARAGRAPH + "\n" + TABLE)))
        .isEqualTo(first);
  }

  @Test
  void theFileHoldsNothingButPagesAndAnEmbeddedPartOfItsFonts() throws IOException {
    byte[] file = set("责令改正通知书", PARAGRAPH);

    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getDocumentInformation().getMetadataKeys()).isEmpty();
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getMetadata()).isNull();
      assertThat(catalog.getDocumentOutline()).isNull();
      assertThat(catalog.getNames()).isNull();
      assertThat(catalog.getAcroForm()).isNull();
      assertThat(catalog.getOpenAction()).isNull();
      for (PDPage page : document.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).isTrue();
          assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC-.*");
        }
      }
    }
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .doesNotContain("/Producer", "/CreationDate", "/JavaScript", "/EmbeddedFile");
    assertThat(file.length).isLessThan(400_000);
  }

  @Test
  void aCharacterThatTheFontLacksIsToldByItsNumberAndReadBackAsItself() throws IOException {
    String rare = "见𪟝某与\uE123。";

    byte[] file = set("标题", rare);

    assertThat(bare(ReadBack.of(file))).isEqualTo("标题" + rare);
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
          .contains("〔U+E123〕");
    }
  }

  @Test
  void aRowThatIsLongerThanAPageGoesOnOverPages() {
    String cell = "占用公共道路，责令改正。".repeat(300);
    String text = "项目\t内容\n事实\t" + cell + "\n" + PARAGRAPH;

    assertThat(bare(ReadBack.of(set("标题", text)))).isEqualTo(bare("标题" + text));
  }

  @Test
  void noLineBeginsWithAClosingMarkAndNoWordIsTornApart() {
    List<String> lines = BrokenLines.of("一二三四五，六七（八九）abc def，十", 5, 5, c -> 1);

    assertThat(lines).containsExactly("一二三四", "五，六七", "（八九）", "abc", "def，十");
  }

  @Test
  void aWordThatIsLongerThanALineIsBrokenAllTheSame() {
    assertThat(BrokenLines.of("abcdefgh", 3, 3, c -> 1)).containsExactly("abc", "def", "gh");
  }
}
