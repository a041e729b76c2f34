package org.gongshi.site;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every bench on invented sites asks for. */
final class BenchOptions {

  @Option(names = "--quick", description = "只用 2000 件")
  private boolean quick;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20261123",
      description = "虚构内容的种子，默认 ${DEFAULT-VALUE}")
  private long seed = 20261123;

  @Option(names = "--json", paramLabel = "FILE", description = "同时把结果写入文件（JSON）")
  private @Nullable Path json;

  /** The sizes to be measured. */
  List<Integer> sizes(List<Integer> documents) {
    return quick ? List.of(2_000) : documents;
  }

  long seed() {
    return seed;
  }

  @Nullable Path json() {
    return json;
  }
}
