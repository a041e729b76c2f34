package org.gongshi.site.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenOffDeploymentTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample COMES = Sample.number(2).kind(Kind.LICENCE);
  private static final Sample GOES = Sample.number(3).kind(Kind.PENALTY);

  /** A prime, so that all kinds of steps are met. */
  private static final int EVERY = 7;

  @TempDir Path root;

  /**
   * A decision is published, its deployment breaks off after any number of steps, it is withdrawn
   * before the next: whatever was brought of it has to go, though no finished deployment knew it.
   */
  @Test
  void whereverADeploymentBreaksOffTheNextLeavesWhatShallBeAndNothingElse() throws IOException {
    TestInstallation first = new TestInstallation(root.resolve("first"));
    first.export(List.of(STAYS, GOES));
    first.publish();
    TestInstallation second = later(first, "second");
    second.export(COMES);
    second.suppress(GOES, "WITHDRAWN");
    second.publish();
    TestInstallation third = later(first, "third");
    third.export(COMES);
    third.suppress(GOES, "WITHDRAWN");
    third.publish();
    third.suppress(COMES, "LEAKED");
    third.publish();
    DeployedSite fresh = new DeployedSite(third, root.resolve("fresh"));
    fresh.deploy();
    boolean broken = true;
    for (int steps = 0; broken; steps += EVERY) {
      Path folder = root.resolve("run-" + steps);
      new DeployedSite(first, folder).deploy();
      broken = breaksOff(new DeployedSite(second, folder), steps);
      DeployedSite deployed = new DeployedSite(third, folder);

      deployed.deploy();

      assertThat(deployed.files()).as("after %d steps", steps).isEqualTo(fresh.files());
      assertThat(deployed.holding(COMES.id())).as("after %d steps", steps).isZero();
      assertThat(deployed.inspection().bytes()).as("after %d steps", steps).isEmpty();
    }
  }

  private static boolean breaksOff(DeployedSite deployed, int steps) throws IOException {
    try {
      deployed.deploy(new Countdown(steps));
      return false;
    } catch (StepwiseTarget.Killed e) {
      return true;
    }
  }

  /** Another state of the same site. */
  private TestInstallation later(TestInstallation first, String name) throws IOException {
    TestInstallation later = first.twin(root.resolve(name));
    later.export(List.of(STAYS, GOES));
    later.publish();
    return later;
  }

  @Test
  void goingBackToAnOlderReleaseAfterABreakBringsWhatWasRemoved() throws IOException {
    TestInstallation site = new TestInstallation(root.resolve("site"));
    DeployedSite deployed = new DeployedSite(site, root.resolve("target"));
    site.export(List.of(STAYS, GOES));
    site.publish();
    deployed.deploy();
    site.export(COMES);
    site.publish();
    assertThatThrownBy(() -> deployed.deploy(new Countdown(40)))
        .isInstanceOf(StepwiseTarget.Killed.class);
    assertThat(deployed.inspection().bytes())
        .contains(new Discrepancy(Discrepancy.Fault.UNFINISHED, Top.PENDING));

    new org.gongshi.site.release.Rollback(site.data())
        .to("", java.util.Set.of(), java.time.Instant.parse("2026-11-24T08:00:00Z"));
    deployed.deploy();

    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
    assertThat(deployed.inspection().bytes()).isEmpty();
  }

  private static final class Countdown implements StepwiseTarget.Step {
    private int left;

    Countdown(int steps) {
      this.left = steps;
    }

    @Override
    public void before(String deed) {
      if (left-- == 0) {
        throw new StepwiseTarget.Killed();
      }
    }
  }
}
