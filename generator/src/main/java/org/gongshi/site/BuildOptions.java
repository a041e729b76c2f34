package org.gongshi.site;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  BuildSettings settings() {
    Path key =
        trustedKey == null ? dataFolder().root().resolve("keys/signing-public.pem") : trustedKey;
    Path site = siteSettings == null ? siteContent.resolve("site.json") : siteSettings;
    if (keep < 1) {
      throw usage("--keep 至少为 1");
    }
    if (!Files.isRegularFile(site)) {
      throw usage("没有网站设置文件 " + site);
    }
    if (!Files.isRegularFile(key)) {
      throw usage("没有公钥文件 " + key + "；用 --trusted-key 指定");
    }
    if (templates != null && !Files.isDirectory(templates)) {
      throw usage("没有模板目录 " + templates);
    }
    if (awaitClearance < 0) {
      throw usage("--await-clearance 不能是负数");
    }
    Duration patience = awaitClearance == 0 ? null : Duration.ofSeconds(awaitClearance);
    return new BuildSettings(
        dataFolder(), siteContent, templates, key, site, baseUrl, keep, patience);
  }

  DataFolder dataFolder() {
    return data.folder();
  }

  BuildReporter reporter() {
    CommandLine line = spec().commandLine();
    return new BuildReporter(line.getOut(), line.getErr(), json);
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
