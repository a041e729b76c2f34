package org.gongshi.review;

import org.gongshi.review.bench.BenchCommand;
import org.gongshi.review.demo.DemoCommand;
import org.gongshi.review.redaction.RedactCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The review service's programs. */
@Command(
    name = "gongshi",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      BenchCommand.class,
      ServiceCommand.class,
      AccountCommand.class,
      AuditCommand.class,
      VaultCommand.class,
      RedactCommand.class
    },
    description = "The review service: cases, reviews, redaction, export.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed, the message says why", "2:wrong usage"})
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(command.getCommandName() + ": " + failure.getMessage());
              org.slf4j.LoggerFactory.getLogger(Main.class).debug("failed", failure);
              return 1;
            });
  }
}
