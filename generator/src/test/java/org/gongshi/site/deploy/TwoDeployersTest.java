package org.gongshi.site.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Progress;
import org.gongshi.site.deploy.DeploySettings.S3;
import org.gongshi.site.deploy.Deployments.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two machines with the same site key that bring to one target. */
class TwoDeployersTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GOES = Sample.number(2).kind(Kind.PENALTY);
  private static final Sample COMES = Sample.number(3).kind(Kind.PENALTY);

  @TempDir Path root;
  private TestInstallation site;
  private TestInstallation other;
  private Path folder;

  @BeforeEach
  void twoInstallations() throws IOException {
    site = new TestInstallation(root.resolve("site"));
    other = site.twin(root.resolve("other"));
    for (TestInstallation one : List.of(site, other)) {
      one.export(List.of(STAYS, GOES));
      one.publish();
    }
    folder = root.resolve("target");
  }

  private Claim claimOf(TestInstallation one, Instant seen) {
    return Claim.of(one.data().root(), "20261123T080000000Z", seen);
  }

  private void lay(Claim claim, String path) throws IOException {
    TestInstallation.put(folder.resolve(path), claim.bytes());
  }

  private static Instant now() {
    return InstantSource.system().instant();
  }

  private Done bring(TestInstallation from, String how) throws IOException {
    return DeployedSite.deployments(from.data()).bring(how + folder, DeployedSite.PLAIN);
  }

  private Inspection inspection() throws IOException {
    return new DeployedSite(site, folder).inspection();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "rsync:"})
  void whoeverComesSecondGivesWayAndIsToldWhoHasTheTarget(String how) throws IOException {
    bring(site, how);
    Claim held = claimOf(other, now());
    lay(held, Claim.PATH);
    site.export(COMES);
    site.publish();

    assertThatThrownBy(() -> bring(site, how))
        .isInstanceOf(Claim.HeldException.class)
        .hasMessageContainingAll(held.who(), held.since(), held.release(), folder.toString());
    assertThat(folder.resolve(COMES.jsonPath())).doesNotExist();
    assertThat(Files.readAllBytes(folder.resolve(Claim.PATH))).isEqualTo(held.bytes());

    Files.delete(folder.resolve(Claim.PATH));
    bring(site, how);
    assertThat(folder.resolve(COMES.jsonPath())).exists();
    assertThat(folder.resolve(Claim.PATH)).doesNotExist();
  }

  @Test
  void aStorageLetsOneIn() throws IOException {
    try (ObjectStorage storage = new ObjectStorage()) {
      Path file = Files.writeString(root.resolve("credentials"), "id\nsecret\n");
      DeploySettings settings =
          new DeploySettings(
              null, null, new S3(storage.address(), "cn-north-1", file.toString()), null, null);
      Claim held = claimOf(other, now());
      storage.objects.put(
          "public/" + Claim.PATH,
          new ObjectStorage.Stored(held.bytes(), "application/json", "no-cache"));
      Deployments deployments =
          new Deployments(site.data(), settings, Progress.SILENT, DeployedSite.AT_ONCE);

      assertThatThrownBy(() -> deployments.bring("s3:bucket/public", DeployedSite.PLAIN))
          .isInstanceOf(Claim.HeldException.class)
          .hasMessageContaining(held.who());
      assertThat(storage.objects).hasSize(1);

      storage.objects.clear();
      deployments.bring("s3:bucket/public", DeployedSite.PLAIN);
      assertThat(storage.objects)
          .containsKey("public/" + Top.PATH)
          .doesNotContainKey("public/" + Claim.PATH);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "rsync:"})
  void twoThatStartAtTheSameMomentLeaveAWholeSiteOfOneOfThem(String how) throws Exception {
    other.export(COMES);
    other.publish();
    for (int time = 0; time < 3; time++) {
      List<String> brought = new ArrayList<>();
      try (ExecutorService machines = Executors.newFixedThreadPool(2)) {
        List<Callable<Done>> both = List.of(() -> bring(site, how), () -> bring(other, how));
        for (Future<Done> one : machines.invokeAll(both)) {
          try {
            brought.add(one.get().release());
          } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(Claim.HeldException.class);
          }
        }
      }
      if (!brought.isEmpty()) {
        assertThat(inspection().release()).isIn(brought);
        assertThat(inspection().bytes()).isEmpty();
      }
      assertThat(folder.resolve(Claim.PATH)).doesNotExist();
    }
    bring(other, how);
    assertThat(inspection().bytes()).isEmpty();
    assertThat(inspection().release()).isEqualTo(other.manifest().release());
  }

  @Test
  void twoThatFindNoFolderMayBothMakeIt() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    try (ExecutorService machines = Executors.newFixedThreadPool(2)) {
      for (int time = 0; time < 20; time++) {
        String target = root.resolve("none/" + time).toString();
        Callable<Optional<byte[]>> look =
            () -> {
              try (RsyncTarget rsync = new RsyncTarget(target)) {
                both.await();
                return rsync.read(Claim.PATH);
              }
            };
        for (Future<Optional<byte[]>> one : machines.invokeAll(List.of(look, look))) {
          assertThat(one.get()).isEmpty();
        }
      }
    }
  }

  @Test
  void aTakedownIsGivenTheTargetByWhoeverHasIt() throws Exception {
    bring(site, "file:");
    site.export(Sample.numbers(10, 20));
    site.publish();
    other.suppress(GOES, "LEAKED");
    other.publish();
    Path wanted = folder.resolve(Claim.WANTED);
    try (ExecutorService machine = Executors.newSingleThreadExecutor()) {
      Future<Done> takesDown = machine.submit(() -> bringWhenHeld(other));

      assertThatThrownBy(
              () ->
                  new DeployedSite(site, folder)
                      .deploy(
                          deed -> {
                            while (deed.contains("decisions/")
                                && !Files.exists(wanted)
                                && !takesDown.isDone()) {
                              sleep();
                            }
                          }))
          .isInstanceOf(Claim.HeldException.class);

      assertThat(takesDown.get().takenDown()).isPositive();
    }
    assertThat(folder.resolve(GOES.jsonPath())).doesNotExist();
    assertThat(wanted).doesNotExist();
    assertThat(inspection().release()).isEqualTo(other.manifest().release());
    assertThat(inspection().bytes()).isEmpty();
  }

  private Done bringWhenHeld(TestInstallation from) throws IOException {
    while (!Files.exists(folder.resolve(Claim.PATH))) {
      sleep();
    }
    return bring(from, "file:");
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void whoeverTakesNothingDownWaitsForWhoeverDoes() throws IOException {
    lay(claimOf(other, now()), Claim.WANTED);

    assertThatThrownBy(() -> bring(site, "file:")).isInstanceOf(Claim.HeldException.class);
    assertThat(folder.resolve(Claim.PATH)).doesNotExist();

    lay(claimOf(other, now().minus(Claim.FRESH).minusSeconds(1)), Claim.WANTED);
    bring(site, "file:");
  }

  @Test
  void aDeployerThatWasSilentForLongIsDead() throws IOException {
    lay(claimOf(other, now().minus(Claim.SILENCE).plus(Duration.ofMinutes(1))), Claim.PATH);
    assertThatThrownBy(() -> bring(site, "file:")).isInstanceOf(Claim.HeldException.class);

    lay(claimOf(other, now().minus(Claim.SILENCE).minusSeconds(1)), Claim.PATH);
    bring(site, "file:");

    assertThat(inspection().bytes()).isEmpty();
  }

  @Test
  void whatAKilledDeploymentOfTheSameInstallationLeftKeepsNobody() throws IOException {
    lay(claimOf(site, now()), Claim.PATH);

    bring(site, "file:");

    assertThat(inspection().bytes()).isEmpty();
  }

  @Test
  void aClaimThatIsNoneKeepsNobody() throws IOException {
    for (String text : List.of("", "{", "{}", "[1]")) {
      TestInstallation.put(
          folder.resolve(Claim.PATH), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      bring(site, "file:");
    }
    assertThat(inspection().bytes()).isEmpty();
  }

  @Test
  void whoeverWasTakenForDeadSignsNothing() throws IOException {
    Claim held = claimOf(other, now());

    assertThatThrownBy(
            () ->
                new DeployedSite(site, folder)
                    .deploy(
                        deed -> {
                          if (deed.equals("put index.html")) {
                            lay(held, Claim.PATH);
                          }
                        }))
        .isInstanceOf(Claim.HeldException.class)
        .hasMessageContaining(held.who());

    assertThat(folder.resolve(Top.PATH)).doesNotExist();
    assertThat(Files.readAllBytes(folder.resolve(Claim.PATH))).isEqualTo(held.bytes());
    assertThat(folder.resolve(Top.PENDING)).exists();
  }
}
