package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.serve.SiteServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the current release, and with {@code --watch} builds it too. */
@Command(
    name = "serve",
    description = "提供当前版本的网页和站内检索",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:已按要求停止", "1:不能监听指定的地址或端口", "2:命令行用法错误"})
final class ServeCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Mixin private BuildOptions options = new BuildOptions();

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "监听地址，默认 ${DEFAULT-VALUE}")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "监听端口，0 表示任意空闲端口，默认 ${DEFAULT-VALUE}")
  private int port = 8080;

  @Option(names = "--watch", description = "同时在内容变化时和定时自动生成")
  private boolean watch;

  @Mixin private WatchOptions watching = new WatchOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    watching.check();
    BuildSettings settings = options.settings();
    TrustedKey key = TrustedKey.read(settings.trustedKey());
    SiteServer server;
    try {
      server = SiteServer.start(settings.data(), key, host, port);
    } catch (UncheckedIOException e) {
      System.err.println("不能监听 " + host + ":" + port + "，请检查地址是否属于本机、端口是否已被占用");
      return FAILED;
    }
    options.reporter().serving("http://" + host + ":" + server.port() + "/");
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    if (watch) {
      Outbound.start(settings.data(), InstantSource.system());
      return watching.watch(settings, options.reporter()) ? 0 : FAILED;
    } else {
      Thread.currentThread().join();
    }
    return 0;
  }
}
