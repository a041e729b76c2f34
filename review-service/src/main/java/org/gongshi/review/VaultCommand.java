package org.gongshi.review;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Json;
import org.gongshi.review.keys.SecretHash;
import org.gongshi.review.vault.Fixity;
import org.gongshi.review.vault.Vault;
import org.gongshi.review.vault.VaultSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the keeper of the vault does at the console. */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    subcommands = VaultCommand.Verify.class,
    description = "Proves that the stored files are what they were.")
final class VaultCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.err.println("vault: say verify; it has --help");
    return 2;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Reads every stored file from the disk and compares it with its hash; tells which are",
        "damaged or gone, and which were destroyed and are still there."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:every file is what it was",
        "1:failed, the message says why",
        "2:wrong usage",
        "3:some file is not, all of them are listed"
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private DataOptions data = new DataOptions();

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
      Path keys = data.folder().resolve("keys");
      if (!Files.exists(keys)) {
        throw new IllegalStateException("there are no keys in " + keys + "; is --data right?");
      }
      try (Database database = Database.open(data.database(), InstantSource.system())) {
        Audit audit = new Audit(database, SecretHash.ofAudit(keys));
        Vault vault =
            new Vault(
                database, data.folder().resolve("vault"), VaultSettings.from(System.getenv()));
        Fixity.Result result = new Fixity(database, audit, vault).verifyAll();
        if (json) {
          System.out.println(new String(Json.write(result), StandardCharsets.UTF_8));
        } else {
          System.out.println(result.objects() + " objects, " + result.bytes() + " bytes read");
          result.damaged().forEach(d -> System.out.println(d.sha256() + ": " + d.what()));
          System.out.println(
              result.damaged().isEmpty() ? "The vault is whole." : "The vault is NOT whole.");
        }
        return result.damaged().isEmpty() ? 0 : 3;
      }
    }
  }
}
