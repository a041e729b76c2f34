package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gongshi.review.redaction.LeakSearch.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeakSearchTest {
  private static final LeakSearch SEARCH =
      LeakSearch.of(
          List.of(
              new Secret("a", CutKind.PERSON_NAME, "张望舒"),
              new Secret("b", CutKind.PERSON_NAME, "王芳"),
              new Secret("c", CutKind.CITIZEN_ID, "11010519491231002X"),
              new Secret("d", CutKind.PHONE, "13800138000"),
              new Secret("e", CutKind.ADDRESS, "澄波路22号3幢501室"),
              new Secret("f", CutKind.PERSON_NAME, "𠮷田一郎"),
              new Secret("g", CutKind.EMAIL, "wang.fang@mail.example")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>张望舒</p>",
        "<p>張望舒</p>",
        "<img alt=\"张望舒\">",
        "张<b>望</b>舒",
        "张 望\n舒",
        "{\"x\":\"张望\\n舒\"}",
        "张&#26395;舒",
        "&amp;#24352;望舒",
        "\\u5f20\\u671b\\u8212",
        "href=\"?q=%E5%BC%A0%E6%9C%9B%E8%88%92\"",
        "href=\"?q=%D5%C5%CD%FB%CA%E6\"",
        "张\u200B望\u0301舒",
        "张\u001F望\u001F舒"
      })
  void aNameIsFoundInEveryDisguise(String text) {
    assertThat(found(text)).containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "号码11010519491231002X。",
        "110105 19491231 002x",
        "110105-19491231-002Ⅹ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "一一〇一〇五一九四九一二三一〇〇二X",
        "1<span>1</span>010519491231002X",
        "&#49;1010519491231002X",
        "%31%31010519491231002X"
      })
  void aNumberIsFoundInEveryDisguise(String text) {
    assertThat(found(text)).containsExactly("c");
  }

  @Test
  void theOtherKindsAreFoundToo() {
    assertThat(found("住澄波路２２号３幢501室，电话138-0013-8000，𠮷田一郎，Wang.Fang@mail.example"))
        .containsExactly("d", "e", "f", "g");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "国王、芳香", // two words
        "<td>王</td><td>芳草路</td>",
        "[\"王\",\"芳\"]",
        "编号9138001380001",
        "13800138000123",
        "张望",
        "王<p>芳</p>"
      })
  void whatOnlyLooksLikeASecretIsNone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void aSecretIsFoundWhereverItStandsAndHoweverTheBytesCome() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] filler = "执法人员当场制作现场笔录。<p class=\"a\">第2026号</p>\n".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 40; round++) {
      byte[] secret = (round % 2 == 0 ? "&#24352;望舒" : "张望舒").getBytes(StandardCharsets.UTF_8);
      int before = 256 * 1024 - 400 + random.nextInt(9000);
      byte[] all = new byte[before + secret.length + random.nextInt(2000)];
      for (int i = 0; i < all.length; i++) {
        all[i] = filler[i % filler.length];
      }
      int at = before - before % filler.length;
      System.arraycopy(secret, 0, all, at, secret.length);
      System.arraycopy(
          filler, 0, all, at + secret.length, Math.min(3, all.length - at - secret.length));
      List<Long> places = new ArrayList<>();
      LeakReader reader = SEARCH.reader((number, offset) -> places.add(offset));
      for (int i = 0; i < all.length; ) {
        int part = Math.min(all.length - i, 1 + random.nextInt(100_000));
        reader.read(all, i, i + part);
        i += part;
      }
      reader.end();
      assertThat(places).as("round %d, at %d", round, at).isNotEmpty();
      assertThat(Math.abs(places.getFirst() - at)).isLessThan(1300);
    }
  }

  @Test
  void aReaderBeginsEveryFileAnew() {
    List<Integer> seen = new ArrayList<>();
    LeakReader reader = SEARCH.reader((number, offset) -> seen.add(number));
    byte[] half = "张望".getBytes(StandardCharsets.UTF_8);
    byte[] rest = "舒".getBytes(StandardCharsets.UTF_8);
    reader.read(half, 0, half.length);
    reader.end();
    reader.read(rest, 0, rest.length);
    reader.end();
    assertThat(seen).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreReadToTheirEnd() {
    byte[] noise = new byte[600_000];
    SplittableRandom random = new SplittableRandom(5);
    random.nextBytes(noise);
    byte[] secret = "张望舒".getBytes(Charset.forName("UTF-8"));
    System.arraycopy(secret, 0, noise, 500_000, secret.length);
    Set<Integer> seen = new TreeSet<>();
    LeakReader reader = SEARCH.reader((number, offset) -> seen.add(number));
    reader.read(noise, 0, noise.length);
    reader.end();
    assertThat(seen).contains(0);
  }

  @Test
  void aFileOfNothingButEscapesIsReadInOnePass() {
    String escapes = "\\u6267\\u6cd5&#20154;%E5%91%98".repeat(30_000);
    assertThat(found(escapes + "\\u5f20\\u671b\\u8212" + escapes)).containsExactly("a");
  }

  @Test
  void whatIsTooShortToMeanAnythingIsNotSearchedFor() {
    LeakSearch none =
        LeakSearch.of(
            List.of(
                new Secret("a", CutKind.OTHER_ID, "1234"),
                new Secret("a", CutKind.PERSON_NAME, "张"),
                new Secret("a", CutKind.OTHER_ID, "——")));
    assertThat(none.size()).isZero();
  }

  private static Set<String> found(String text) {
    Set<String> found = new TreeSet<>();
    LeakReader reader =
        SEARCH.reader((number, offset) -> found.add(SEARCH.secret(number).caseId()));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.read(bytes, 0, bytes.length);
    reader.end();
    return found;
  }
}
