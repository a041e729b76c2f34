package org.gongshi.site.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process of its own took, with those that it started.
 *
 * @param wallSeconds from start to end
 * @param userSeconds of processor time in user mode, all threads of all of them
 * @param peakMegabytes of resident memory, of the largest
 * @param output what it printed
 */
record Measured(double wallSeconds, double userSeconds, double peakMegabytes, String output) {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
  private static final long LOOK_MILLIS = 50;
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;

  /** Runs a command and waits for it; the kernel's figures are read until it ends. */
  static Measured run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("gongshi-bench", ".out");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    Map<Long, Double> user = new HashMap<>();
    double peak = 0;
    do {
      // A command may be no more than what starts another one.
      List<ProcessHandle> all =
          Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
      for (ProcessHandle one : all) {
        user.merge(one.pid(), user(one.pid()), Math::max);
        peak = Math.max(peak, peak(one.pid()));
      }
    } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    double wall = (System.nanoTime() - start) / 1e9;
    String output = Files.readString(out);
    Files.delete(out);
    if (process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " failed: " + output);
    }
    return new Measured(wall, user.values().stream().mapToDouble(s -> s).sum(), peak, output);
  }

  static double peak(long pid) {
    Matcher matcher = PEAK.matcher(proc(pid, "status"));
    return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : 0;
  }

  private static double user(long pid) {
    String stat = proc(pid, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > USER_TICKS ? Long.parseLong(fields[USER_TICKS]) / TICKS_PER_SECOND : 0;
  }

  private static String proc(long pid, String name) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(pid), name));
    } catch (IOException e) {
      // The process ended while its figures were read.
      return "";
    }
  }
}
