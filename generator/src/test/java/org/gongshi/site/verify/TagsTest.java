package org.gongshi.site.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head><title>罚款 < 1000 元</title>
      <link rel="icon" href="a.svg"><script type="application/ld+json">{"a":"</b>"}</script>
      </head>
      <body><!-- <p> -->
      <p class='x' hidden>甲 &lt; 乙<br/><a href="b.html?x=1&amp;y=&quot;2&quot;">丙</a></p>
      <svg viewBox="0 0 1 1"><path d="M0 0"/><a xlink:href="c"/></svg>
      <img src="d.png" alt=""><form action="e/"><input name="q"></form>
      </body>
      </html>
      """;

  @Test
  void aWellFormedPageHasNoFaultAndTheValuesOfItsAttributesAreUnescaped() {
    List<String> seen = new ArrayList<>();
    Optional<String> fault =
        Tags.read(PAGE, (element, name, value) -> seen.add(element + " " + name + " " + value));
    assertThat(fault).isEmpty();
    assertThat(seen)
        .contains("a href b.html?x=1&y=\"2\"", "p class x", "img src d.png", "form action e/");
  }

  @Test
  void itSeesTheLinksThatALenientParserSees() {
    List<String> seen = new ArrayList<>();
    Tags.read(
        PAGE,
        (element, name, value) -> {
          if (name.equals("href") || name.equals("src")) {
            seen.add(value);
          }
        });
    List<String> lenient =
        Jsoup.parse(PAGE).select("[href], [src]").stream()
            .flatMap(e -> Stream.of(e.attr("href"), e.attr("src")))
            .filter(value -> !value.isEmpty())
            .toList();
    assertThat(seen).isEqualTo(lenient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <p>甲              | <p> is not closed
          <p>甲</div></p>    | </div> closes nothing, </p> is due
          <b><i>甲</b></i>   | </b> closes nothing, </i> is due
          </p>               | </p> closes nothing
          甲 < 乙            | a bare <
          <p id=a>甲</p>     | <p id> has no quoted value
          <p id="a>甲</p>    | <p id> has no quoted value
          <p id="a" id="b">  | <p> has a broken or double attribute id
          <p id="a"class="b">| <p> has a broken or double attribute class
          <div/>             | <div/> is not closed by its slash
          <script>a          | </script> is missing
          <!-- 甲            | --> is missing
          <p                 | <p> has a broken or double attribute
          """)
  void whatIsNotWellFormedIsToldWithItsLine(String body, String fault) {
    Optional<String> told = Tags.read("<!doctype html>\n" + body, (element, name, value) -> {});
    assertThat(told.map(String::strip)).contains("line 2: " + fault);
  }

  @Test
  void aPageHasToSayWhatItIs() {
    assertThat(Tags.read("<html></html>", (element, name, value) -> {}))
        .contains("line 1: no <!doctype html>");
  }
}
