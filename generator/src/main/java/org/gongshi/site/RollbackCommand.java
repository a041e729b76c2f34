package org.gongshi.site;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Rollback;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an older release again, without anything that was taken down since. */
@Command(
    name = "rollback",
    description = {"恢复显示较早的版本，作为一个新版本发布；已停止公开的不会恢复。", "内容、模板或者设置再次变化后，网站照常重新生成；请先排除需要回退的原因。"},
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:已回退", "1:不能回退（见标准错误），当前版本不变", "2:命令行用法错误"})
final class RollbackCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Spec private @Nullable CommandSpec command;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--to", paramLabel = "ID", description = "版本号，默认当前版本的前一个版本")
  private String to = "";

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public Integer call() {
    var line = java.util.Objects.requireNonNull(command).commandLine();
    DataFolder folder = data.folder();
    InstantSource clock = InstantSource.system();
    try (BuildLock lock = BuildLock.take(folder.buildLock(), clock.instant())) {
      Set<String> suppressed = Takedowns.ids(folder.content());
      String release = new Rollback(folder).to(to, suppressed, clock.instant());
      line.getOut().println("已回退，当前版本 " + release);
      return 0;
    } catch (IOException | RuntimeException e) {
      line.getErr().println("没有回退：" + e.getMessage());
      return FAILED;
    }
  }
}
