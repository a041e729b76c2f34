package org.gongshi.site;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds whenever something changed or it is time, until the process is ended. */
@Command(
    name = "watch",
    description = "内容变化时和定时自动生成，撤下优先；生成失败后继续运行",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:已按要求停止", "1:不能监听运行状态的地址或端口", "2:命令行用法错误"})
final class WatchCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Mixin private BuildOptions options = new BuildOptions();
  @Mixin private WatchOptions watching = new WatchOptions();

  @Override
  public Integer call() {
    watching.check();
    List<BuildOptions.OfSite> sites = options.all();
    sites.forEach(site -> Outbound.start(site.settings().data(), InstantSource.system()));
    return watching.watch(sites) ? 0 : FAILED;
  }
}
