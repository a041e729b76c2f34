package org.gongshi.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Json;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
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
      description = "file that holds the password, at least 12 characters")
  private Path passwordFile = Path.of("");

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String password = Files.readString(passwordFile).strip();
    if (password.length() < 12) {
      System.err.println("account: the password needs at least 12 characters");
      return 2;
    }
    try (Database database = Database.open(data.database(), InstantSource.system())) {
      boolean created =
          new Accounts(database).create(login, name, password, organ, EnumSet.copyOf(roles));
      String said = created ? "created" : "exists already";
      System.out.println(
          json
              ? new String(
                  Json.write(Map.of("login", login, "created", created)), StandardCharsets.UTF_8)
              : "account " + login + " " + said);
      return created ? 0 : 1;
    }
  }
}
