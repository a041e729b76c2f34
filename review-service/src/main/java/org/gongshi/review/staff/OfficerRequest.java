package org.gongshi.review.staff;

import java.time.LocalDate;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** An officer as sent; the certificate's number stands in the address. */
record OfficerRequest(
    @Nullable String organCode,
    @Nullable String name,
    @Nullable String title,
    @Nullable String category,
    @Nullable LocalDate validUntil) {

  RegisteredOfficer checked(String certificate) {
    Checks checks = new Checks();
    RegisteredOfficer officer =
        new RegisteredOfficer(
            checks.line("certificate", certificate, 60),
            checks.line("organCode", organCode, 18),
            checks.line("name", name, 100),
            checks.line("title", title, 100),
            checks.line("category", category, 100),
            validUntil);
    checks.orRefuse();
    return officer;
  }
}
