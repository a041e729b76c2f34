package org.gongshi.site;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.site.Build.Thoroughness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One build. */
@Command(
    name = "generate",
    description = "生成一次网站",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {
      "0:已生成，或者没有变化",
      "1:生成失败，仍保留上一版本；或者另一个生成任务正在运行；多个站点的，其中有失败的",
      "2:命令行用法错误",
      "3:已生成或没有变化，但有文件未发布（见标准错误和 reports 目录）"
    })
final class GenerateCommand implements Callable<Integer> {

  static final int FAILED = 1;
  static final int QUARANTINED = 3;

  @Mixin private BuildOptions options = new BuildOptions();

  @Option(names = "--everything", description = "重新生成全部页面，不沿用上一版本的内容")
  private boolean everything;

  @Override
  public Integer call() {
    // One after the other; the worst of them is the exit code.
    List<Integer> codes = options.all().stream().map(this::generate).toList();
    return codes.contains(FAILED) ? FAILED : Collections.max(codes);
  }

  private int generate(BuildOptions.OfSite site) {
    BuildReporter reporter = site.reporter();
    try {
      Build build = new Build(site.settings(), InstantSource.system(), reporter.progress());
      BuildResult result =
          build.run(everything ? Thoroughness.EVERYTHING : Thoroughness.EVERY_FILE);
      reporter.done(result);
      return result.quarantined().isEmpty() ? 0 : QUARANTINED;
    } catch (IOException | RuntimeException e) {
      reporter.failed(e);
    }
    return FAILED;
  }
}
