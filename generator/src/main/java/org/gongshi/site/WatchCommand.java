package org.gongshi.site;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds whenever something changed, until the process is ended. */
@Command(
    name = "watch",
    description = "内容变化时自动生成，撤下优先；生成失败后继续运行",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:已按要求停止", "2:命令行用法错误"})
final class WatchCommand implements Callable<Integer> {

  @Mixin private BuildOptions options = new BuildOptions();

  @Option(
      names = "--interval",
      paramLabel = "MILLIS",
      defaultValue = "300",
      description = "查看内容的间隔（毫秒），默认 ${DEFAULT-VALUE}")
  private long interval = 300;

  @Override
  public Integer call() {
    Outbound.start(options.settings().data(), InstantSource.system());
    new Watch(
            options.settings(),
            InstantSource.system(),
            Duration.ofMillis(interval),
            options.reporter())
        .run();
    return 0;
  }
}
