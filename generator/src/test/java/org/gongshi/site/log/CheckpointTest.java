package org.gongshi.site.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.release.SiteKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

  private static final Checkpoint SEVEN =
      new Checkpoint("zfgs.haijia.example/log", 7, Merkle.leaf(new byte[] {7}));

  @TempDir Path root;
  private TrustedKey key;
  private byte[] note;

  @BeforeEach
  void aSignedNote() throws IOException {
    SiteKey site = SiteKey.of(new TestInstallation(root).data());
    key = site.open();
    note = SEVEN.note(key, site::sign);
  }

  @Test
  void aNoteSaysNameSizeAndRootAndWhoSigned() throws IOException {
    assertThat(new String(note, StandardCharsets.UTF_8).lines())
        .hasSize(5)
        .startsWith("zfgs.haijia.example/log", "7")
        .element(4)
        .asString()
        .matches("— zfgs\\.haijia\\.example/log [A-Za-z0-9+/]{91}=");
    assertThat(Checkpoint.read(note).size()).isEqualTo(7);
    assertThat(Checkpoint.read(note).root()).isEqualTo(SEVEN.root());
    assertThat(SEVEN.isSigned(note, key)).isTrue();
    assertThat(SEVEN.verifierKey(key))
        .matches("zfgs\\.haijia\\.example/log\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
  }

  @Test
  void aSignatureOfAnotherKeyOrOverAnotherLengthCountsForNothing() throws IOException {
    TrustedKey other = SiteKey.of(new TestInstallation(root.resolve("other")).data()).open();
    Checkpoint eight = new Checkpoint(SEVEN.origin(), 8, SEVEN.root());
    String text = new String(note, StandardCharsets.UTF_8).replaceFirst("\n7\n", "\n8\n");

    assertThat(SEVEN.isSigned(note, other)).isFalse();
    assertThat(eight.isSigned(note, key)).isFalse();
    assertThat(eight.isSigned(text.getBytes(StandardCharsets.UTF_8), key)).isFalse();
  }

  @Test
  void signaturesOfOthersBesideItAreLeftToThem() {
    String witness = "— witness.example AAAAAAAA\n";
    byte[] more =
        (new String(note, StandardCharsets.UTF_8) + witness).getBytes(StandardCharsets.UTF_8);

    assertThat(SEVEN.isSigned(more, key)).isTrue();
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    for (String text : new String[] {"", "a\nb\nc\n", "name\n07\n" + "A".repeat(43) + "=\n"}) {
      assertThatThrownBy(() -> Checkpoint.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(BrokenException.class);
    }
  }
}
