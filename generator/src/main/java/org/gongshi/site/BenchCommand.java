package org.gongshi.site;

import picocli.CommandLine.Command;

/** The benches of this program. */
@Command(
    name = "bench",
    description = "测量生成器的速度",
    subcommands = {SiteBenchCommand.class, ServeBenchCommand.class},
    mixinStandardHelpOptions = true)
final class BenchCommand {}
