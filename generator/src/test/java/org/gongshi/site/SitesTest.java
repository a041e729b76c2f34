package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesTest {

  @TempDir Path root;

  private List<Sites.Site> read(String text) throws IOException {
    return Sites.read(Files.writeString(root.resolve("sites.json"), text));
  }

  @Test
  void pathsAreBelowTheFileAndWhatIsLeftOutLiesWhereOneSiteHasIt() throws IOException {
    Sites.Site site =
        read("{\"sites\": [{\"id\": \"a\", \"data\": \"d\", \"siteContent\": \"c\"}]}").getFirst();

    assertThat(site.data().root()).isEqualTo(root.resolve("d"));
    assertThat(site.data().content()).isEqualTo(root.resolve("d/content"));
    assertThat(site.siteSettings()).isEqualTo(root.resolve("c/site.json"));
    assertThat(site.trustedKey()).isEqualTo(root.resolve("d/keys/signing-public.pem"));
    assertThat(site.baseUrl()).isNull();
    assertThat(site.language()).isNull();
  }

  @Test
  void twoSitesMayShowTheSameContentFromDataFoldersOfTheirOwn() throws IOException {
    List<Sites.Site> sites =
        read(
            """
            {"sites": [
              {"id": "zh", "data": "zh", "siteContent": "c"},
              {"id": "en", "data": "en", "content": "zh/content", "siteContent": "c", "language": "en"}]}
            """);

    assertThat(sites.get(1).data().content()).isEqualTo(sites.get(0).data().content());
    assertThat(sites.get(1).language()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sites": []}|sites 应当是列出站点的数组
          {"sites": {}}|sites 应当是列出站点的数组
          {"sites": ["a"]}|sites[0] 应当是一个对象
          {"site": []}|site 不认识这一项
          {"sites": [{"data": "d", "siteContent": "c"}]}|sites[0].id 没有填写
          {"sites": [{"id": "甲", "data": "d", "siteContent": "c"}]}|sites[0].id 应当由小写字母
          {"sites": [{"id": "a", "siteContent": "c"}]}|sites[0].data 没有填写
          {"sites": [{"id": "a", "data": 7, "siteContent": "c"}]}|sites[0].data 应当是不为空的文字
          {"sites": [{"id": "a", "data": "d", "siteContent": "c", "lang": "en"}]}|sites[0].lang 不认识这一项
          {"sites": [{"id": "a", "data": "d", "siteContent": "c", "language": "fr"}]}|sites[0].language 应当是 zh-CN 或者 en
          {"sites": [{"id": "a", "data": "d", "siteContent": "c"}, {"id": "a", "data": "e", "siteContent": "c"}]}|sites[1].id 与前面的站点重复
          {"sites": [{"id": "a", "data": "d", "siteContent": "c"}, {"id": "b", "data": "x/../d", "siteContent": "c"}]}|sites[1].data 与前面的站点重复
          {"sites": [|不是合法的 JSON
          """)
  void whatMakesNoSenseIsToldWithItsPlace(String text, String told) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sites.json")
        .hasMessageContaining(told);
  }
}
