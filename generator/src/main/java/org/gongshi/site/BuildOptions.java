package org.gongshi.site;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gongshi.site.release.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command shares. */
final class BuildOptions {

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Mixin private DataOption data = new DataOption();
  @Mixin private SitesOption sites = new SitesOption();

  @Option(
      names = "--site-content",
      paramLabel = "DIR",
      defaultValue = "${sys:gongshi.home:-.}/site-content",
      description = "网站管理员的名册和网页，默认 ${DEFAULT-VALUE}")
  Path siteContent = Path.of("site-content");

  @Option(names = "--templates", paramLabel = "DIR", description = "模板目录，默认用程序自带的模板")
  @Nullable Path templates;

  @Option(
      names = "--trusted-key",
      paramLabel = "PEM",
      description = "审核系统的 Ed25519 公钥（X.509 PEM），默认 <data>/keys/signing-public.pem")
  @Nullable Path trustedKey;

  @Option(
      names = "--site-settings",
      paramLabel = "FILE",
      description = "网站设置（JSON），默认 <site-content>/site.json")
  @Nullable Path siteSettings;

  @Option(names = "--base-url", paramLabel = "URL", description = "网站的公开地址，代替设置中的 baseUrl")
  @Nullable String baseUrl;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "5",
      description = "保留的版本数，默认 ${DEFAULT-VALUE}")
  int keep = 5;

  @Option(
      names = "--await-clearance",
      paramLabel = "SECONDS",
      description = "切换前请审核系统扫描新版本，等待答复的秒数；没有答复或者发现应当隐去的信息的，不切换。有撤下的版本不等待。默认不询问")
  int awaitClearance;

  @Option(names = "--json", description = "结果以 JSON 输出，每次生成一行")
  boolean json;

  /** One site of the command: what its builds are told, and who hears of them. */
  record OfSite(BuildSettings settings, BuildReporter reporter) {}

  /** The one site of the options, or those of the settings file. */
  List<OfSite> all() {
    List<Sites.Site> listed = sites.sites();
    return listed.isEmpty()
        ? List.of(new OfSite(settings(), reporter(null)))
        : listed.stream().map(s -> new OfSite(settings(s), reporter(s.id()))).toList();
  }

  private BuildSettings settings(Sites.Site site) {
    Path own = site.templates();
    return new BuildSettings(
        site.data(),
        site.siteContent(),
        own == null ? templates : own,
        site.trustedKey(),
        site.siteSettings(),
        site.baseUrl(),
        site.language(),
        checkedKeep(),
        patience());
  }

  private int checkedKeep() {
    if (keep < 1) {
      throw usage("--keep 至少为 1");
    }
    return keep;
  }

  private @Nullable Duration patience() {
    if (awaitClearance < 0) {
      throw usage("--await-clearance 不能是负数");
    }
    return awaitClearance == 0 ? null : Duration.ofSeconds(awaitClearance);
  }

  private BuildSettings settings() {
    Path key =
        trustedKey == null ? dataFolder().root().resolve("keys/signing-public.pem") : trustedKey;
    Path site = siteSettings == null ? siteContent.resolve("site.json") : siteSettings;
    if (!Files.isRegularFile(site)) {
      throw usage("没有网站设置文件 " + site);
    }
    if (!Files.isRegularFile(key)) {
      throw usage("没有公钥文件 " + key + "；用 --trusted-key 指定");
    }
    if (templates != null && !Files.isDirectory(templates)) {
      throw usage("没有模板目录 " + templates);
    }
    return new BuildSettings(
        dataFolder(), siteContent, templates, key, site, baseUrl, null, checkedKeep(), patience());
  }

  DataFolder dataFolder() {
    return data.folder();
  }

  private BuildReporter reporter(@Nullable String site) {
    CommandLine line = spec().commandLine();
    return new BuildReporter(line.getOut(), line.getErr(), json, site);
  }

  PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new IllegalStateException("options without a command");
    }
    return command;
  }
}
