package org.gongshi.review;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.identity.IdentitySettings;
import picocli.CommandLine.Option;

/** Where an installation keeps its data; shared by every command. */
public final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${sys:gongshi.home:-.}/var",
      description = "folder of this installation's data (default: ${DEFAULT-VALUE})")
  Path folder = Path.of("var");

  public Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  DatabaseSettings database() {
    return DatabaseSettings.from(System.getenv(), folder());
  }

  public Settings settings(String host, int port, Duration exportInterval) {
    return new Settings(folder(), database(), host, port, exportInterval, InstantSource.system())
        .with(IdentitySettings.from(System.getenv()));
  }
}
