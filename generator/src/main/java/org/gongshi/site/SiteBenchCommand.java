package org.gongshi.site;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.site.bench.SiteBench;
import org.gongshi.site.release.Durable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the generator on invented sites. */
@Command(
    name = "site",
    description = "在虚构的大型网站上测量生成器",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%n退出码：%n",
    exitCodeList = {"0:测量完成", "1:测量失败", "2:命令行用法错误"})
final class SiteBenchCommand implements Callable<Integer> {

  @Option(
      names = "--documents",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000,50000",
      description = "决定的件数，可以给出几个，默认 ${DEFAULT-VALUE}")
  private List<Integer> documents = List.of();

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(names = "--peers", description = "同时测量 Hugo 和 Pagefind（须已安装）")
  private boolean peers;

  @Option(names = "--work", paramLabel = "DIR", description = "存放虚构网站的目录，用后删除；默认在系统的临时目录")
  private @Nullable Path work;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder =
        work == null
            ? Files.createTempDirectory("gongshi-bench-site")
            : Files.createDirectories(work).resolve("gongshi-bench-site");
    List<Integer> sizes = options.sizes(documents);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new SiteBench(new SiteBench.Settings(java(), folder, sizes, options.seed(), peers), out)
          .run(options.json());
      return 0;
    } finally {
      Durable.deleteTree(folder);
    }
  }

  /** This very Java with this program's flags. */
  static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    java.add("-cp");
    java.add(System.getProperty("java.class.path"));
    return java;
  }
}
