package org.gongshi.site.serve;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request's path as a path below the site's root. */
final class Address {

  private static final Pattern DECISION =
      Pattern.compile(
          "decisions/.*/([0-9a-hjkmnp-tv-z]{26})"
              + "(?:\\.(?:html|json|json\\.sig)|-[1-9][0-9]?\\.(?:pdf|jpg|png))");

  private Address() {}

  /**
   * Decodes a raw path; nothing for one that could mean anything but a plain file below the root.
   */
  static Optional<String> decode(String raw) {
    String path = raw.startsWith("/") ? raw.substring(1) : raw;
    int parameters = path.indexOf(';');
    if (parameters >= 0 || path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    Optional<String> decoded = percent(path);
    return decoded.filter(Address::isPlain);
  }

  private static Optional<String> percent(String path) {
    byte[] in = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.put(in[i]);
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      out.put((byte) (high * 16 + low));
      i += 2;
    }
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String path) {
    if (path.isEmpty()) {
      return true;
    }
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (String part : whole.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return path.chars().noneMatch(c -> c < 0x20 || c == '\\' || c == 0x7f);
  }

  /**
   * The id in a decision's address, be it the page, the data, the signature or a file beside it.
   */
  static Optional<String> decisionId(String path) {
    Matcher matcher = DECISION.matcher(path);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
