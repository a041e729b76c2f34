package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.site.bake.FixedPages;
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
    List<BuildOptions.OfSite> sites = options.all();
    SiteServer server;
    try {
      server = SiteServer.start(served(sites), host, port);
    } catch (UncheckedIOException e) {
      System.err.println("不能监听 " + host + ":" + port + "，请检查地址是否属于本机、端口是否已被占用");
      return FAILED;
    }
    String address = "http://" + host + ":" + server.port();
    for (BuildOptions.OfSite site : sites) {
      String path = server.pathOf(site.settings().data());
      if (path != null) {
        site.reporter().serving(address + path);
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    if (watch) {
      sites.forEach(site -> Outbound.start(site.settings().data(), InstantSource.system()));
      return watching.watch(sites) ? 0 : FAILED;
    } else {
      Thread.currentThread().join();
    }
    return 0;
  }

  /**
   * A site alone is served at the root, wherever a proxy puts it; several are told apart by the
   * paths of their addresses. One whose settings cannot be read is told, and the others are served.
   */
  private static List<SiteServer.Served> served(List<BuildOptions.OfSite> sites)
      throws IOException {
    List<SiteServer.Served> served = new ArrayList<>();
    for (BuildOptions.OfSite site : sites) {
      BuildSettings settings = site.settings();
      try {
        TrustedKey key = TrustedKey.read(settings.trustedKey());
        String path = sites.size() == 1 ? "/" : FixedPages.basePath(settings.site().baseUrl());
        if (served.stream().anyMatch(other -> other.path().equals(path))) {
          throw new IOException("网站地址的路径 " + path + " 与前面的站点相同，请换用不同的路径，或者单独运行 serve --site");
        }
        served.add(new SiteServer.Served(settings.data(), key, path));
      } catch (IOException e) {
        if (sites.size() == 1) {
          throw e;
        }
        site.reporter().failed(e);
      }
    }
    return served;
  }
}
