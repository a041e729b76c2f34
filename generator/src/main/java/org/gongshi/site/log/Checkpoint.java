package org.gongshi.site.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.TrustedKey;
import org.jspecify.annotations.Nullable;

/**
 * How long a log is and what is in it, in three lines, as <a
 * href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a> has it; signed it is a <a
 * href="https://c2sp.org/signed-note">signed note</a>.
 *
 * @param origin the log's name
 * @param root the hash of all entries, see {@link Merkle}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares checkpoints, only their roots
record Checkpoint(String origin, long size, byte[] root) {

  private static final Pattern NOTE =
      Pattern.compile(
          "([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n(?:\n(.*))?", Pattern.DOTALL);

  private static final byte ED25519 = 1;
  private static final int KEY_ID = 4;

  /**
   * Reads a note, be it signed or not.
   *
   * @throws BrokenException if it is none
   */
  static Checkpoint read(byte[] note) throws BrokenException {
    Matcher lines = NOTE.matcher(new String(note, StandardCharsets.UTF_8));
    if (!lines.matches()) {
      throw new BrokenException("不是日志的检查点");
    }
    byte[] root = Base64.getDecoder().decode(lines.group(3));
    return new Checkpoint(lines.group(1), Long.parseLong(lines.group(2)), root);
  }

  private String text() {
    return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
  }

  /**
   * The note.
   *
   * @param key of the signer, nothing where it cannot sign
   * @param sign gives the key's signature in Base64
   */
  byte[] note(@Nullable TrustedKey key, Function<byte[], String> sign) {
    String text = text();
    if (key != null) {
      byte[] signature =
          Base64.getDecoder().decode(sign.apply(text.getBytes(StandardCharsets.UTF_8)));
      byte[] line = concat(keyId(key), signature);
      text += "\n— " + origin + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a note says just this, with this key's signature under the log's name. */
  boolean isSigned(byte[] note, TrustedKey key) {
    String text = new String(note, StandardCharsets.UTF_8);
    String start = text() + "\n";
    if (!text.startsWith(start)) {
      return false;
    }
    String mine = "— " + origin + " ";
    return text.substring(start.length())
        .lines()
        .filter(line -> line.startsWith(mine))
        .anyMatch(line -> isSigned(line.substring(mine.length()), key));
  }

  private boolean isSigned(String base64, TrustedKey key) {
    byte[] line;
    try {
      line = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (line.length <= KEY_ID || !Arrays.equals(line, 0, KEY_ID, keyId(key), 0, KEY_ID)) {
      return false;
    }
    String signature =
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(line, KEY_ID, line.length));
    return key.signed(text().getBytes(StandardCharsets.UTF_8), signature);
  }

  /** The key in one line, with the log's name and the key's number. */
  String verifierKey(TrustedKey key) {
    return origin
        + "+"
        + HexFormat.of().formatHex(keyId(key))
        + "+"
        + Base64.getEncoder().encodeToString(concat(new byte[] {ED25519}, key.raw()));
  }

  private byte[] keyId(TrustedKey key) {
    byte[] name = (origin + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = concat(name, concat(new byte[] {ED25519}, key.raw()));
    return HexFormat.of().parseHex(Sha256.of(all).substring(0, 2 * KEY_ID));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }
}
