package org.gongshi.site;

import java.nio.file.Path;
import org.gongshi.site.release.DataFolder;
import picocli.CommandLine.Option;

/** Where the installation's data lies, which every command asks for. */
final class DataOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:gongshi.home:-.}/var",
      description = "安装的数据目录，默认 ${DEFAULT-VALUE}")
  private Path data = Path.of("var");

  DataFolder folder() {
    return new DataFolder(data.toAbsolutePath().normalize());
  }
}
