package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongshi.site.content.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real deployments at random moments, and checks with the command what is left. */
class KilledDeploymentIT {

  private static final int KILLS = 6;
  private static final Sample GOES = Sample.number(7);

  @TempDir Path root;
  private TestInstallation site;
  private Path target;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", site.data().root().toString()));
    return new ProcessBuilder(command).redirectError(root.resolve("stderr").toFile()).start();
  }

  private String errors() throws IOException {
    return Files.readString(root.resolve("stderr"));
  }

  @Test
  void aDeploymentKilledAtAnyMomentIsContinuedAndLeavesNothingOfWhatWasTakenDown()
      throws Exception {
    site = new TestInstallation(root.resolve("site"));
    target = root.resolve("target");
    site.export(Sample.numbers(0, 60));
    site.build();
    Path kept = Files.copy(site.file("log/checkpoint"), root.resolve("checkpoint"));
    long seed = 20261128;
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      site.export(Sample.numbers(200 + kill * 20, 220 + kill * 20));
      site.build();
      Process deploy = start("deploy", "--to", target.toString());
      deploy.waitFor(300 + random.nextInt(1_500), TimeUnit.MILLISECONDS);
      deploy.destroyForcibly().waitFor();
    }
    site.suppress(GOES, "LEAKED");
    site.build();

    Process deploy = start("deploy", "--to", target.toString(), "--check", "--json");
    String line = new String(deploy.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(deploy.waitFor()).as("seed %d: %s", seed, errors()).isZero();
    assertThat(Json.tree(line).get("wrong")).isEmpty();
    assertThat(Json.tree(line).get("release").asString()).isEqualTo(site.manifest().release());
    try (Stream<Path> files = Files.walk(target)) {
      assertThat(files.filter(file -> !file.toString().contains("/gone/")))
          .noneMatch(file -> file.toString().contains(GOES.id()));
    }
    String key = site.data().sitePublicKey().toString();
    assertThat(start("verify-release", target.toString(), "--key", key).waitFor()).isZero();
    assertThat(start("verify-release").waitFor()).as("the current release").isZero();
    assertThat(start("verify-release", target.toString(), "--since", kept.toString()).waitFor())
        .as("the log has grown, and nothing before is changed: %s", errors())
        .isZero();
    assertThat(Files.getPosixFilePermissions(site.data().siteKey())).hasSize(2);

    Files.writeString(target.resolve("index.html"), "changed");
    assertThat(start("verify-release", target.toString()).waitFor()).isEqualTo(1);
    assertThat(errors()).contains("CHANGED_FILE index.html");
    String other = site.keyFile().toString();
    assertThat(start("verify-release", target.toString(), "--key", other).waitFor()).isEqualTo(1);
    assertThat(errors()).contains("签名不符");
    String none = site.keyFile().toString();
    assertThat(start("verify-release", "--since", none).waitFor()).as("no checkpoint").isEqualTo(1);
    assertThat(errors()).contains("检查点");
    assertThat(start("deploy", "--no-such-option").waitFor()).isEqualTo(2);
    assertThat(start("deploy").waitFor()).as("without settings or --to").isEqualTo(1);
    assertThat(errors()).contains("deploy.json");
  }
}
