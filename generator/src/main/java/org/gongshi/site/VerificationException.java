package org.gongshi.site;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.gongshi.site.verify.Finding;

/** A staged release did not pass; it was discarded. */
final class VerificationException extends IOException {

  private static final int SHOWN = 10;

  VerificationException(List<Finding> findings) {
    super(
        findings.stream()
            .limit(SHOWN)
            .map(f -> f.fault() + " " + f.path() + (f.detail().isEmpty() ? "" : ": " + f.detail()))
            .collect(Collectors.joining("; ", "核验未通过，共" + findings.size() + "处，仍保留上一版本：", "")));
  }
}
