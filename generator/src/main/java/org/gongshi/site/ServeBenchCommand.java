package org.gongshi.site;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.site.bench.ServeBench;
import org.gongshi.site.release.Durable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the search of a server. */
@Command(
    name = "serve",
    description = "测量 serve 的检索：50 个客户端同时检索，与同一服务器不检索、字节相同的回答比较",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:全部达标", "1:测量失败", "2:命令行用法错误", "3:有指标没有达到"})
final class ServeBenchCommand implements Callable<Integer> {

  private static final int SHORT = 3;

  @Option(
      names = "--documents",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000,100000",
      description = "决定的件数，可以给出几个，默认 ${DEFAULT-VALUE}")
  private List<Integer> documents = List.of();

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(names = "--work", paramLabel = "DIR", description = "存放虚构网站的目录，保留以便再次测量；默认在系统的临时目录，用后删除")
  private @Nullable Path work;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder =
        work == null ? Files.createTempDirectory("gongshi-bench-serve") : work.toAbsolutePath();
    List<Integer> sizes = options.sizes(documents);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var settings =
          new ServeBench.Settings(SiteBenchCommand.java(), folder, sizes, options.seed());
      return new ServeBench(settings, out).run(options.json()) ? 0 : SHORT;
    } finally {
      if (work == null) {
        Durable.deleteTree(folder);
      }
    }
  }
}
