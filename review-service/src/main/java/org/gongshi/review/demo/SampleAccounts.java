package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.PasswordStanding;
import org.gongshi.review.identity.Role;

/**
 * The sample officials; their one password is made anew for every installation and kept in its data
 * folder.
 */
record SampleAccounts(String password, List<String> logins) {

  static SampleAccounts prepare(Accounts accounts, Path data) {
    Path file = data.resolve("keys").resolve("demo-password");
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        Files.writeString(file, "demo-" + HexFormat.of().formatHex(random));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      String password = Files.readString(file).strip();
      List<String> logins = new ArrayList<>();
      for (JsonNode account : new ObjectMapper().readTree(SampleCase.read("/demo/accounts.json"))) {
        String login = account.path("login").asText();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        account.path("roles").forEach(role -> roles.add(Role.valueOf(role.asText())));
        accounts.create(
            new Accounts.Draft(
                login,
                account.path("displayName").asText(),
                password,
                PasswordStanding.SAMPLE,
                account.path("organCode").isNull() ? null : account.path("organCode").asText(),
                roles));
        logins.add(login);
      }
      return new SampleAccounts(password, List.copyOf(logins));
    } catch (IOException e) {
      throw new UncheckedIOException("sample accounts", e);
    }
  }

  @Override
  public String toString() {
    return "SampleAccounts" + logins;
  }
}
