package org.gongshi.review.approval;

import java.time.LocalDate;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 行政执法决定 as it is sent by the head.: its number and day. Its text is the proposal's, to the letter,
 * because that is what was reviewed (行政处罚法 art. 58); a head who wants another sends the case back.
 */
record DecisionRequest(@Nullable String documentNumber, @Nullable LocalDate decidedOn) {

  record Checked(String documentNumber, LocalDate decidedOn) {}

  Checked checked(LocalDate today) {
    Checks checks = new Checks();
    String number = checks.line("documentNumber", documentNumber, 128);
    checks.require(
        number.indexOf('<') < 0 && number.indexOf('>') < 0,
        "documentNumber",
        "WRONG_FORMAT",
        "文号不能含有尖括号，请使用〔〕。");
    LocalDate day = checks.required("decidedOn", decidedOn);
    LocalDate decided = day == null ? today : day;
    checks.require(!decided.isAfter(today), "decidedOn", "IN_FUTURE", "决定日期不能晚于今天。");
    checks.require(decided.getYear() >= 1990, "decidedOn", "TOO_EARLY", "决定日期过早，请核对。");
    checks.orRefuse();
    return new Checked(number, decided);
  }
}
