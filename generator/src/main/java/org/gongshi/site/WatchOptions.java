package org.gongshi.site;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongshi.site.schedule.Schedule;
import org.gongshi.site.schedule.Timetable;
import org.gongshi.site.state.Health;
import org.gongshi.site.state.StateServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that watches. */
final class WatchOptions {

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(
      names = "--interval",
      paramLabel = "MILLIS",
      defaultValue = "300",
      description = "查看内容的间隔（毫秒），默认 ${DEFAULT-VALUE}")
  long interval = 300;

  @Option(
      names = "--schedule",
      paramLabel = "CRON",
      description =
          "定时重新生成全部内容，五段：分钟 小时 日 月 星期，例如 \"0 2 * * *\" 表示每天 2:00；停机或者休眠时错过的，恢复后补做一次。默认不定时")
  @Nullable String schedule;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "定时所用的时区，默认 ${DEFAULT-VALUE}")
  String zone = "Asia/Shanghai";

  @Option(
      names = "--status-port",
      paramLabel = "PORT",
      description =
          "在这个端口提供运行状态：/ 网页，/state JSON，/metrics Prometheus，/health 健康检查；0 表示任意空闲端口；多个站点的，依次用其后的端口。默认不提供")
  @Nullable Integer statusPort;

  @Option(
      names = "--status-host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "运行状态的监听地址，默认 ${DEFAULT-VALUE}；没有登录，不要对外开放")
  String statusHost = "127.0.0.1";

  @Option(
      names = "--unpublished-limit",
      paramLabel = "MINUTES",
      defaultValue = "60",
      description = "已导出的内容超过这么多分钟仍未公示的，/health 返回 503；撤下超过 5 分钟的也是。默认 ${DEFAULT-VALUE}")
  int unpublishedLimit = 60;

  /**
   * Watches all of them, each in a thread of its own, until the process is ended. They bake one at
   * a time, since JBake knows no other way; whatever else they do, they do beside each other.
   *
   * @return false if one cannot listen at the address of its state
   */
  boolean watch(List<BuildOptions.OfSite> sites) {
    AtomicBoolean listening = new AtomicBoolean(true);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      BuildOptions.OfSite site = sites.get(i);
      Integer port = statusPortOf(i);
      threads.add(
          Thread.ofPlatform()
              .name("watch-" + i)
              .start(
                  () -> {
                    if (!watch(site.settings(), site.reporter(), port)) {
                      listening.set(false);
                    }
                  }));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    return listening.get();
  }

  /** Port 0 is any free one for each site; others follow each other. */
  private @Nullable Integer statusPortOf(int site) {
    Integer first = statusPort;
    if (first == null || first == 0) {
      return first;
    }
    return first + site;
  }

  private boolean watch(
      BuildSettings settings, BuildReporter reporter, @Nullable Integer statusPort) {
    InstantSource clock = InstantSource.system();
    Timetable timetable = new Timetable(schedule(clock), settings.data().lastScheduled());
    Duration every = Duration.ofMillis(interval);
    Watch watch = new Watch(settings, clock, every, reporter, timetable, reporter.progress());
    if (statusPort != null) {
      Health.Limits limits = Health.Limits.of(every, Duration.ofMinutes(unpublishedLimit));
      try {
        StateServer server = StateServer.start(watch.logbook(), limits, statusHost, statusPort);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        reporter.telling("http://" + statusHost + ":" + server.port() + "/");
      } catch (UncheckedIOException e) {
        System.err.println("不能监听 " + statusHost + ":" + statusPort + "，请检查地址是否属于本机、端口是否已被占用");
        return false;
      }
    }
    watch.run();
    return true;
  }

  /** To be called first: what is wrong on the command line is told before anything starts. */
  void check() {
    schedule(InstantSource.system());
    if (interval < 1) {
      throw usage("--interval 至少为 1");
    }
    if (unpublishedLimit < 1) {
      throw usage("--unpublished-limit 至少为 1");
    }
    if (statusPort != null && (statusPort < 0 || statusPort > 65_535)) {
      throw usage("--status-port 应当在 0 至 65535 之间");
    }
  }

  private @Nullable Schedule schedule(InstantSource clock) {
    try {
      return schedule == null ? null : Schedule.of(schedule, zone, clock.instant());
    } catch (Schedule.WrongException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(@Nullable String message) {
    if (command == null) {
      throw new IllegalStateException("options without a command");
    }
    return new ParameterException(command.commandLine(), String.valueOf(message));
  }
}
