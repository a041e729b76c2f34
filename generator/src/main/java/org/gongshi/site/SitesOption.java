package org.gongshi.site;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Several sites in one command. */
final class SitesOption {

  /** What the file says of each site, and the command line therefore does not. */
  private static final List<String> OF_EACH =
      List.of("--data", "--site-content", "--site-settings", "--trusted-key", "--base-url");

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(
      names = "--sites",
      paramLabel = "FILE",
      description = "列出多个站点的设置文件（JSON），一次办理全部站点；一个站点失败，不影响其他站点")
  private @Nullable Path file;

  @Option(names = "--site", paramLabel = "ID", description = "只办理 --sites 所列的这个站点，可以写多个")
  private List<String> only = List.of();

  /** The sites that the command is for; nothing where it is for the one of the other options. */
  List<Sites.Site> sites() {
    if (file == null) {
      if (!only.isEmpty()) {
        throw usage("--site 要与 --sites 一起使用");
      }
      return List.of();
    }
    for (String option : OF_EACH) {
      if (spec().commandLine().getParseResult().hasMatchedOption(option)) {
        throw usage(option + " 不能与 --sites 一起使用，请写在站点设置中");
      }
    }
    List<Sites.Site> all;
    try {
      all = Sites.read(file);
    } catch (NoSuchFileException e) {
      throw usage("没有站点设置文件 " + file);
    } catch (IOException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    List<String> unknown = new ArrayList<>(only);
    all.forEach(site -> unknown.remove(site.id()));
    if (!unknown.isEmpty()) {
      throw usage("站点设置中没有 " + String.join("、", unknown));
    }
    return only.isEmpty() ? all : all.stream().filter(site -> only.contains(site.id())).toList();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new IllegalStateException("options without a command");
    }
    return command;
  }
}
