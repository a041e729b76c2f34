package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.verify.Finding;
import org.gongshi.site.verify.Wholeness;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a release, byte by byte, with its manifest. */
@Command(
    name = "verify",
    description = "逐个文件核对一个版本：哈希、长度、站内链接、已停止公开的编号",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:与清单一致", "1:不一致（见标准错误），或者无法读取", "2:命令行用法错误"})
final class VerifyCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int SHOWN = 100;

  @Spec private @Nullable CommandSpec command;

  @Mixin private DataOption data = new DataOption();
  @Mixin private SitesOption sites = new SitesOption();

  @Option(names = "--release", paramLabel = "ID", description = "版本号，默认当前版本")
  private @Nullable String release;

  @Override
  public Integer call() {
    List<Sites.Site> listed = sites.sites();
    if (listed.isEmpty()) {
      return verify(data.folder(), "");
    }
    List<Integer> codes =
        listed.stream().map(site -> verify(site.data(), "[" + site.id() + "] ")).toList();
    return codes.contains(FAILED) ? FAILED : 0;
  }

  /**
   * Verifies one site.
   *
   * @param prefix of each line, such as names one of several sites
   */
  private int verify(DataFolder folder, String prefix) {
    var line = java.util.Objects.requireNonNull(command).commandLine();
    Releases releases = new Releases(folder);
    try {
      Path path =
          release == null
              ? releases.current().orElseThrow(() -> new IOException("还没有任何版本"))
              : folder.release(release);
      Manifest manifest = releases.manifest(path);
      List<Finding> findings =
          new Wholeness(manifest, releases.places(manifest)).look(new Ticker(line.getErr()));
      findings.stream()
          .limit(SHOWN)
          .forEach(
              f -> line.getErr().println(prefix + f.fault() + " " + f.path() + " " + f.detail()));
      line.getOut()
          .println(
              prefix
                  + (findings.isEmpty()
                      ? "版本 " + manifest.release() + " 与清单一致，共 " + manifest.files().size() + " 个文件"
                      : "版本 " + manifest.release() + " 有 " + findings.size() + " 处不一致"));
      return findings.isEmpty() ? 0 : FAILED;
    } catch (IOException | RuntimeException e) {
      line.getErr().println(prefix + "核对失败：" + e.getMessage());
      return FAILED;
    }
  }
}
