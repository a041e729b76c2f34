package org.gongshi.review.bench;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {ServiceBench.class, RedactionBench.class},
    description = "Benchmarks on seeded data, each beside a peer measured in the same run.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every goal holds", "1:failed", "2:wrong usage", "3:a goal falls short"})
public final class BenchCommand {}
