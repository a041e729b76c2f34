package org.gongshi.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Json;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.PasswordFault;
import org.gongshi.review.identity.PasswordRules;
import org.gongshi.review.identity.PasswordStanding;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SecretHash;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "Creates an account, such as the first administrator's.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:created", "1:the login exists already, or it failed", "2:wrong usage"})
final class AccountCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--login", required = true, description = "the account's login")
  private String login = "";

  @Option(names = "--name", required = true, description = "the person's name")
  private String name = "";

  @Option(
      names = "--roles",
      required = true,
      split = ",",
      description = "one or more of ${COMPLETION-CANDIDATES}")
  private List<Role> roles = List.of();

  @Option(
      names = "--organ",
      description = "credit code of the one organ whose cases it sees (default: all)")
  private @Nullable String organ;

  @Option(
      names = "--password-file",
      required = true,
      description = "file that holds the first password, at least 12 characters")
  private Path passwordFile = Path.of("");

  @Option(
      names = "--own",
      description = "the password is the person's own: it need not be changed at the first login")
  private boolean own;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String password = Files.readString(passwordFile).strip();
    Set<PasswordFault> faults = PasswordRules.faults(password, login, name);
    if (!faults.isEmpty()) {
      faults.forEach(f -> System.err.println("account: " + f + " " + f.advice()));
      return 2;
    }
    if (!Role.mayHoldTogether(EnumSet.copyOf(roles))) {
      System.err.println("account: AUDITOR and ADMINISTRATOR go with no other role");
      return 2;
    }
    try (Database database = Database.open(data.database(), InstantSource.system())) {
      boolean created = create(database, password);
      String said = created ? "created" : "exists already";
      System.out.println(
          json
              ? new String(
                  Json.write(Map.of("login", login, "created", created)), StandardCharsets.UTF_8)
              : "account " + login + " " + said);
      return created ? 0 : 1;
    }
  }

  private boolean create(Database database, String password) {
    Accounts accounts = new Accounts(database);
    Accounts.Draft draft =
        new Accounts.Draft(
            login,
            name,
            password,
            own ? PasswordStanding.OWN : PasswordStanding.INITIAL,
            organ,
            EnumSet.copyOf(roles));
    String hash = accounts.hashOf(draft);
    Audit audit = new Audit(database, SecretHash.ofAudit(data.folder().resolve("keys")));
    return database.transact(
        tx -> {
          boolean created = accounts.create(tx, draft, hash);
          if (created) {
            audit.record(tx, "command-line", "AccountCreated", null, login + " " + draft.roles());
          }
          return created;
        });
  }
}
