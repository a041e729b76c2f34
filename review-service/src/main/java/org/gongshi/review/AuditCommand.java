package org.gongshi.review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.Checkpoints;
import org.gongshi.review.audit.Extract;
import org.gongshi.review.audit.ExtractCheck;
import org.gongshi.review.audit.Finding;
import org.gongshi.review.audit.Reads;
import org.gongshi.review.audit.Trail;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Json;
import org.gongshi.review.keys.SecretHash;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an auditor does at the console: prove the record, and give it to an inspector. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class},
    description = "Proves the record of all deeds, or exports it for an inspector.")
final class AuditCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.err.println("audit: say verify or export; each has --help");
    return 2;
  }

  /** The opened record and what goes with it. */
  private record Opened(
      Database database, Audit audit, Reads reads, Checkpoints checkpoints, Trail trail)
      implements AutoCloseable {

    static Opened in(DataOptions data) {
      Path keys = data.folder().resolve("keys");
      if (!Files.exists(keys.resolve("signing.pem"))) {
        throw new IllegalStateException("there is no key in " + keys + "; is --data right?");
      }
      Database database = Database.open(data.database(), InstantSource.system());
      SigningKey key = SigningKey.in(keys);
      Audit audit = new Audit(database, SecretHash.ofAudit(keys));
      Checkpoints checkpoints = new Checkpoints(database, key, data.folder().resolve("audit"));
      Trail trail = new Trail(database, audit, checkpoints, key.publicKey());
      return new Opened(database, audit, new Reads(database, audit), checkpoints, trail);
    }

    @Override
    public void close() {
      database.close();
    }
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Reads the whole record and tells every entry that was altered, removed, moved, cut off or",
        "written past the service; or proves an exported file, without database and keys."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:the record is whole",
        "1:failed, the message says why",
        "2:wrong usage",
        "3:something is wrong with the record, all of it is listed"
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--file", description = "an exported file instead of the database")
    private @Nullable Path file;

    @Option(
        names = "--key",
        description = "with --file: the service's public key (default: the one in the file)")
    private @Nullable Path key;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      return file == null ? database() : extract(file);
    }

    private int database() {
      try (Opened opened = Opened.in(data)) {
        Trail.Verification result = opened.trail().verify();
        if (json) {
          print(Json.write(result));
        } else {
          System.out.println(
              result.entries()
                  + " entries, "
                  + result.waitingReads()
                  + " reads waiting, signed up to entry "
                  + result.lastCheckpoint());
          tell(result.whole(), result.findings());
        }
        return result.whole() ? 0 : 3;
      }
    }

    private int extract(Path from) throws IOException {
      VerifyingKey trusted = key == null ? null : VerifyingKey.of(Files.readString(key));
      ExtractCheck.Result result = ExtractCheck.of(from, trusted);
      if (json) {
        print(Json.write(result));
      } else {
        System.out.println(
            result.entries()
                + " entries, signed with key "
                + result.keyId()
                + (trusted == null ? ", which the file brought along: compare its id" : ""));
        tell(result.whole(), result.findings());
      }
      return result.whole() ? 0 : 3;
    }

    private static void tell(boolean whole, List<Finding> findings) {
      PrintStream out = System.out;
      for (Finding f : findings) {
        String place = f.from() == f.to() ? "" + f.from() : f.from() + "-" + f.to();
        out.println(f.kind() + " " + place + ": " + f.sentence());
      }
      out.println(whole ? "The record is whole." : "The record is NOT whole.");
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes the record, or a part of it, as a file that proves itself.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:written", "1:failed, the message says why", "2:wrong usage"})
  static final class Export implements Callable<Integer> {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--out", required = true, description = "the file to write")
    private Path out = Path.of("");

    @Option(names = "--case", description = "entries of this case only")
    private @Nullable String caseId;

    @Option(names = "--from", description = "first day, yyyy-MM-dd in Shanghai")
    private @Nullable LocalDate from;

    @Option(names = "--to", description = "last day, yyyy-MM-dd in Shanghai")
    private @Nullable LocalDate to;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
      Extract extract = new Extract(caseId, start(from, 0), start(to, 1));
      try (Opened opened = Opened.in(data)) {
        opened.reads().placeAll();
        opened
            .database()
            .transact(
                tx -> {
                  String what = "case " + caseId + " from " + from + " to " + to;
                  opened.audit().record(tx, "command-line", "AuditExported", null, what);
                  return true;
                });
        Trail.Exported done = opened.trail().export(extract, out);
        if (json) {
          print(Json.write(Map.of("file", out.toString(), "entries", done.entries())));
        } else {
          System.out.println(
              done.entries()
                  + " entries written, signed up to entry "
                  + done.end().seq()
                  + " with key "
                  + done.end().keyId());
        }
        return 0;
      }
    }

    private static @Nullable Instant start(@Nullable LocalDate day, int later) {
      return day == null ? null : day.plusDays(later).atStartOfDay(SHANGHAI).toInstant();
    }
  }

  private static void print(byte[] bytes) {
    System.out.println(new String(bytes, StandardCharsets.UTF_8));
  }
}
