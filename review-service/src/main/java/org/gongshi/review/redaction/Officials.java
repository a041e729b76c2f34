package org.gongshi.review.redaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongshi.review.cases.Officer;

/**
 * Officials are named by right of office, where they act: after their office's word or beside their
 * certificate. A party of the same name is cut everywhere else in the same text.
 */
final class Officials {
  private static final String OFFICES =
      "(?:执法人员|执法人|承办人员?|办案人员|经办人员?|检查人员|调查人员|主办人员?|协办人员?|记录人员?|审核人员?|审批人|送达人员?)";

  private static final Pattern CERTIFICATE = Pattern.compile("^\\(?(?:行政)?执法证(?:件)?(?:号码?|编号)?");
  private static final int BEFORE = 60;
  private static final int AFTER = 40;

  /** The word of an office, and colleagues named between it and the end. */
  private final Pattern office;

  /** By folded name: the folded certificate. */
  private final Map<String, String> officers = new LinkedHashMap<>();

  Officials(List<Officer> officials) {
    for (Officer officer : officials) {
      String name = Shadow.fold(officer.name(), Shadow.Numbers.JOINED);
      if (name.length() >= 2) {
        officers.put(name, Shadow.fold(officer.certificate(), Shadow.Numbers.JOINED));
      }
    }
    String anyone =
        officials.stream()
            .map(o -> Pattern.quote(Shadow.fold(o.name(), Shadow.Numbers.JOINED)))
            .collect(Collectors.joining("|"));
    office =
        Pattern.compile(
            OFFICES + "(?:分别)?[:为是有]?(?:(?:" + anyone + ")(?:\\([^()]{1,30}\\))?[、,和及与])*$");
  }

  void find(Shadow shadow, Findings to) {
    String text = shadow.text();
    officers.forEach(
        (name, certificate) -> {
          for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if (acts(text, at, end, certificate)) {
              to.keepOfficial(shadow.originalStart(at), shadow.originalEnd(end));
            }
          }
        });
  }

  private boolean acts(String text, int from, int to, String certificate) {
    String after = text.substring(to, Math.min(text.length(), to + AFTER));
    int stop = after.indexOf('。');
    String beside = stop < 0 ? after : after.substring(0, stop);
    return office.matcher(text.substring(Math.max(0, from - BEFORE), from)).find()
        || CERTIFICATE.matcher(beside).find()
        || (certificate.length() >= 4
            && beside.startsWith(certificate, firstAfterBracket(beside, certificate)));
  }

  private static int firstAfterBracket(String beside, String certificate) {
    int at = beside.indexOf(certificate);
    return at >= 0 && at <= 8 ? at : beside.length();
  }
}
