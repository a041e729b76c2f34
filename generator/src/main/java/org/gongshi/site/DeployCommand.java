package org.gongshi.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gongshi.site.calls.Calls;
import org.gongshi.site.content.Json;
import org.gongshi.site.deploy.DeploySettings;
import org.gongshi.site.deploy.Deployments;
import org.gongshi.site.deploy.Deployments.Done;
import org.gongshi.site.deploy.Deployments.Wish;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the current release to where the public reads it. */
@Command(
    name = "deploy",
    description = {
      "把当前版本部署到目录、rsync 目标或者 S3 兼容存储：只传有变化的文件，撤下最先。",
      "不写 --to 的，按 <data>/deploy.json 部署，然后通知 CDN 清除缓存并通知其他系统。"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {
      "0:已部署，目标与当前版本一致",
      "1:有文件没有部署，有通知没有送达，或者 --check 发现不一致（见标准错误）；再次运行从中断处继续",
      "2:命令行用法错误"
    })
final class DeployCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int SHOWN = 100;

  /** How often calls are made before the command gives up; a later one goes on. */
  private static final int ROUNDS = 4;

  private static final Duration PAUSE = Duration.ofMillis(1_100);

  @Spec private @Nullable CommandSpec command;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "部署目标：目录、rsync:用户@主机:/目录 或者 s3:存储桶/前缀；可以写多个。写明的只部署，不发通知")
  private List<String> targets = new ArrayList<>();

  @Option(names = "--check", description = "部署后列出目标上的文件，与清单比较")
  private boolean check;

  @Option(names = "--mirror", description = "删除目标上不属于本站的文件")
  private boolean mirror;

  @Option(names = "--json", description = "结果以 JSON 输出，每个目标一行")
  private boolean json;

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(command).commandLine();
    DataFolder folder = data.folder();
    Wish wish = new Wish(mirror, check);
    try {
      if (targets.isEmpty()) {
        return all(folder, wish, line.getOut(), line.getErr());
      }
      return only(folder, wish, line.getOut(), line.getErr());
    } catch (IOException | RuntimeException e) {
      line.getErr().println("没有完成部署：" + e.getMessage());
      line.getErr().flush();
      return FAILED;
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private int only(DataFolder folder, Wish wish, PrintWriter out, PrintWriter err)
      throws IOException {
    InstantSource clock = InstantSource.system();
    try (BuildLock lock = BuildLock.take(folder.deployLock(), clock.instant(), "部署")) {
      DeploySettings settings = DeploySettings.of(folder).orElse(DeploySettings.NONE);
      Deployments deployments = new Deployments(folder, settings, new Ticker(err));
      boolean right = true;
      for (String target : targets) {
        right &= tell(deployments.bring(target, wish), out, err);
      }
      return right ? 0 : FAILED;
    }
  }

  private int all(DataFolder folder, Wish wish, PrintWriter out, PrintWriter err)
      throws IOException {
    DeploySettings settings =
        DeploySettings.of(folder)
            .orElseThrow(
                () ->
                    new IOException("没有部署设置 " + folder.deploySettings() + "；请写好设置，或者用 --to 指定目标"));
    InstantSource clock = InstantSource.system();
    Outbound outbound = new Outbound(folder, clock, new Ticker(err));
    boolean right = true;
    for (Done done : outbound.round(wish, true)) {
      right &= tell(done, out, err);
    }
    Calls calls = new Calls(folder, settings, clock);
    Duration pause = PAUSE;
    for (int round = 1; round < ROUNDS && !calls.open().isEmpty(); round++) {
      pause(pause);
      pause = pause.multipliedBy(2);
      outbound.round(new Wish(false, false), false);
    }
    for (String open : calls.open()) {
      err.println("没有送达的通知：" + open);
      right = false;
    }
    err.flush();
    return right ? 0 : FAILED;
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("被中断", e);
    }
  }

  private boolean tell(Done done, PrintWriter out, PrintWriter err) {
    done.warning().ifPresent(w -> err.println("注意：" + w + "；已列出目标上的文件，全部重新上传"));
    done.wrong().stream()
        .limit(SHOWN)
        .forEach(wrong -> err.println(wrong.fault() + " " + wrong.path()));
    err.flush();
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("target", done.target());
      line.put("release", done.release());
      line.put("brought", done.brought());
      line.put("takenDown", done.takenDown());
      line.put("removed", done.removed());
      done.warning().ifPresent(warning -> line.put("warning", warning));
      line.put("wrong", done.wrong());
      out.println(Json.line(line));
    } else {
      out.printf(
          Locale.ROOT,
          "%s 显示版本 %s：上传 %d 个文件，撤下 %d 个，删除其他 %d 个%s%n",
          done.target(),
          done.release(),
          done.brought(),
          done.takenDown(),
          done.removed(),
          done.wrong().isEmpty() ? "" : "；核对发现 " + done.wrong().size() + " 处不一致");
    }
    out.flush();
    return done.wrong().isEmpty();
  }
}
