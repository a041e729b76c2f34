package org.gongshi.site;

import java.util.concurrent.Callable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "gongshi-site",
    description = "行政执法公示网站生成器",
    subcommands = {
      GenerateCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      VerifyCommand.class,
      RollbackCommand.class,
      DeployCommand.class,
      VerifyReleaseCommand.class,
      BenchCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "gongshi 0.1.0-SNAPSHOT")
public final class Main implements Callable<Integer> {

  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return CommandLine.ExitCode.USAGE;
  }

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
