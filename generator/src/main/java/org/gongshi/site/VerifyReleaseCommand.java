package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.deploy.Inspection;
import org.gongshi.site.log.LogAudit;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.SignedManifest;
import org.gongshi.site.verify.Finding.Fault;
import org.gongshi.site.verify.Wholeness;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether files are the ones that the site signed. */
@Command(
    name = "verify-release",
    description = "用本站的公钥核对一个已部署的目录（或者其副本）是否与签名的清单一致：签名、每个文件的哈希、缺少和多出的文件",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:签名有效，文件与清单一致", "1:签名无效、文件不一致（见标准错误），或者无法读取", "2:命令行用法错误"})
final class VerifyReleaseCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int SHOWN = 100;

  @Spec private @Nullable CommandSpec command;

  @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "已部署的目录，默认核对当前版本")
  private @Nullable Path deployed;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--key",
      paramLabel = "PEM",
      description = "本站的公钥，默认 <data>/keys/site-signing-public.pem")
  private @Nullable Path key;

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "以前保存的 log/checkpoint，核对公示日志自那时起只有增加、没有改动")
  private @Nullable Path since;

  @Option(names = "--json", description = "结果以 JSON 输出")
  private boolean json;

  /**
   * What was found.
   *
   * @param wrong a line for each file
   */
  private record Found(String release, int files, List<String> wrong) {}

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(command).commandLine();
    DataFolder folder = data.folder();
    try {
      Path pem = key == null ? folder.sitePublicKey() : key;
      if (!Files.exists(pem)) {
        throw new IOException("没有公钥文件 " + pem + "；用 --key 指定");
      }
      TrustedKey trusted = TrustedKey.read(pem);
      LogAudit.Earlier earlier = since == null ? null : earlier(since);
      Found found =
          deployed == null
              ? current(folder, trusted, earlier, new Ticker(line.getErr()))
              : deployed(deployed, trusted, earlier);
      found.wrong().stream().limit(SHOWN).forEach(line.getErr()::println);
      line.getErr().flush();
      tell(found, line.getOut());
      return found.wrong().isEmpty() ? 0 : FAILED;
    } catch (IOException | RuntimeException e) {
      line.getErr().println("核对失败：" + e.getMessage());
      line.getErr().flush();
      if (json) {
        Map<String, Object> failed = new LinkedHashMap<>();
        failed.put("outcome", "failed");
        failed.put("message", String.valueOf(e.getMessage()));
        line.getOut().println(Json.line(failed));
      }
      return FAILED;
    }
  }

  private static LogAudit.Earlier earlier(Path copy) throws IOException {
    try {
      return LogAudit.Earlier.read(copy);
    } catch (IOException e) {
      throw new IOException(copy + " 不是公示日志的检查点，或者无法读取；请用 --since 指定以前保存的 log/checkpoint", e);
    }
  }

  private static Found deployed(Path folder, TrustedKey key, LogAudit.@Nullable Earlier earlier)
      throws IOException {
    Inspection inspection = Inspection.of(folder, key);
    List<String> wrong = new ArrayList<>();
    inspection.bytes().forEach(f -> wrong.add(f.fault() + " " + f.path()));
    inspection
        .log(key, earlier)
        .forEach(f -> wrong.add(Fault.BROKEN_LOG + " " + f.path() + " " + f.detail()));
    return new Found(inspection.release(), inspection.files(), wrong);
  }

  private static Found current(
      DataFolder folder, TrustedKey key, LogAudit.@Nullable Earlier earlier, Ticker ticker)
      throws IOException {
    Releases releases = new Releases(folder);
    Path release = releases.current().orElseThrow(() -> new IOException("还没有任何版本"));
    if (!SignedManifest.isSigned(release, key)) {
      throw new IOException("版本 " + release.getFileName() + " 没有这把密钥的有效签名");
    }
    Manifest manifest = releases.manifest(release);
    List<String> wrong =
        new Wholeness(manifest, releases.places(manifest), key, earlier)
            .look(ticker).stream().map(f -> f.fault() + " " + f.path() + " " + f.detail()).toList();
    return new Found(manifest.release(), manifest.files().size(), wrong);
  }

  private void tell(Found found, java.io.PrintWriter out) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("outcome", found.wrong().isEmpty() ? "whole" : "differs");
      line.put("release", found.release());
      line.put("files", found.files());
      line.put("wrong", found.wrong());
      out.println(Json.line(line));
    } else if (found.wrong().isEmpty()) {
      out.println("签名有效；版本 " + found.release() + " 与清单一致，共 " + found.files() + " 个文件");
    } else {
      out.println("签名有效；版本 " + found.release() + " 有 " + found.wrong().size() + " 处不一致");
    }
    out.flush();
  }
}
