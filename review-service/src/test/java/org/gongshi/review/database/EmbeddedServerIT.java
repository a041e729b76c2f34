package org.gongshi.review.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.gongshi.review.TestClock;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The default database on MariaDB: what it was told is there after a restart, wherever its folder
 * lies.
 */
final class EmbeddedServerIT {
  @Test
  void dataInTheSystemsTemporaryFolderSurvivesARestart(@TempDir Path temporary) {
    DatabaseSettings settings = new DatabaseSettings.Embedded(temporary.resolve("db"));
    try (Database database = Database.open(settings, TestClock.CLOCK)) {
      assertThat(create(database)).isTrue();
    }
    try (Database database = Database.open(settings, TestClock.CLOCK)) {
      assertThat(create(database)).as("the account is there already").isFalse();
    }
  }

  @Test
  void aSecondProgramOnTheSameFolderJoinsTheRunningServer(@TempDir Path temporary) {
    DatabaseSettings settings = new DatabaseSettings.Embedded(temporary.resolve("db"));
    try (Database owner = Database.open(settings, TestClock.CLOCK);
        Database guest = Database.open(settings, TestClock.CLOCK)) {
      assertThat(create(owner)).isTrue();
      assertThat(create(guest)).isFalse();
    }
  }

  @Test
  void aServerThatDiedIsStartedAgainOnWhatItKept(@TempDir Path temporary) throws Exception {
    Path folder = temporary.resolve("db");
    try (Database database =
        Database.open(new DatabaseSettings.Embedded(folder), TestClock.CLOCK)) {
      assertThat(create(database)).isTrue();
      ProcessHandle server = ServerFiles.prepare(folder).runningServer();
      assertThat(server).isNotNull();
      server.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);

      Boolean created = null;
      for (int i = 0; i < 600 && created == null; i++) {
        try {
          created = create(database);
        } catch (DatabaseUnavailableException e) {
          Thread.sleep(100); // told so, until the server is back
        }
      }
      assertThat(created).as("the account is there already").isFalse();
      assertThat(ServerFiles.prepare(folder).runningServer()).isNotEqualTo(server);
    }
    assertThat(ServerFiles.prepare(folder).runningServer())
        .as("a server that is still there after its owner closed")
        .isNull();
  }

  private static boolean create(Database database) {
    return new Accounts(database)
        .create("someone", "某人", "a-long-password", null, EnumSet.of(Role.AUDITOR));
  }
}
