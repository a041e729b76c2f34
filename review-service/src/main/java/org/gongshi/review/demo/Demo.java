package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * The tour itself: cases through their gates, out to the site, one of them taken down again while
 * everyone watches.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ApiClient api;
  private final SiteProgram site;
  private final Path data;
  private final CaseDriver driver;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Map<String, Long> times = new LinkedHashMap<>();

  Demo(ApiClient api, SiteProgram site, Path data, LocalDate today, PrintStream out) {
    this.api = api;
    this.site = site;
    this.data = data;
    this.driver = new CaseDriver(api, today, firstDay(data, today));
    this.out = out;
  }

  /** The day of the first demo on this data, kept in its folder. */
  private static LocalDate firstDay(Path data, LocalDate today) {
    Path file = data.resolve("demo-first-day");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, today.toString());
      }
      return LocalDate.parse(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the day of the first demo in " + file, e);
    }
  }

  DemoReport run(String serviceAddress, SampleAccounts accounts, @Nullable Path file) {
    String withdrawnId = null;
    JsonNode withdrawal = null;
    List<SampleCase> samples = SampleCase.all();
    driver.qualifyReviewer(new TreeSet<>(samples.stream().map(SampleCase::organCode).toList()));
    for (SampleCase sample : samples) {
      String id = driver.drive(sample);
      if (sample.isWithdrawn()) {
        withdrawnId = id;
        withdrawal = sample.file().path("withdraw");
      }
    }
    milestone("samplesApproved", samples.size() + " sample cases went through their gates");

    JsonNode report = file == null ? null : importFile(file);
    int held = report == null ? 0 : discloseImported();

    await("every approved decision to be public", () -> ids("EXPORTED", null).isEmpty());
    milestone("allPublic", "every approved decision is public at " + site.address());

    String id = Objects.requireNonNull(withdrawnId, "no sample is marked for withdrawal");
    JsonNode receipt = withdraw(id, Objects.requireNonNull(withdrawal));
    String url = publicUrl(receipt);
    // On data of an earlier demo everything is done before the site has started.
    await("the site to answer", () -> api.answers(URI.create(url)));
    milestone(
        "takenDown",
        format(
            "one decision was taken down in %d ms; its address answers %d: %s",
            receipt.path("elapsedMillis").asLong(), api.publicStatus(URI.create(url)), url));

    int imported = ids("PUBLISHED", true).size();
    int samplesPublic = ids("PUBLISHED", false).size();
    return new DemoReport(
        new DemoReport.Counts(
            samples.size(),
            samplesPublic,
            ids("WITHDRAWN", null).size(),
            ids("NOT_DISCLOSED", null).size(),
            ids("DEFERRED", null).size(),
            report == null ? 0 : report.path("rows").asInt(),
            imported,
            held,
            report == null ? 0 : report.path("refused").asInt(),
            imported + samplesPublic),
        new DemoReport.Urls(site.address(), serviceAddress, serviceAddress + "/openapi", url),
        times,
        releasePath(),
        accounts.logins(),
        receipt,
        report);
  }

  private JsonNode importFile(Path file) {
    JsonNode report = api.postCsv(CaseDriver.OFFICER, "/api/v1/imports/penalties", file);
    milestone(
        "imported",
        format(
            "%d rows read: %d imported, %d unchanged, %d refused",
            report.path("rows").asInt(),
            report.path("imported").asInt(),
            report.path("unchanged").asInt(),
            report.path("refused").asInt()));
    for (JsonNode row : report.path("results")) {
      if (row.path("outcome").asText().equals("REFUSED")) {
        out.printf(
            Locale.ROOT,
            "    row %d refused: %s%n",
            row.path("row").asInt(),
            row.path("violations"));
      }
    }
    return report;
  }

  private int discloseImported() {
    int held = 0;
    int forHousePeriod = 0;
    for (String state : new String[] {"SERVED", "REDACTING", "AWAITING_DISCLOSURE_APPROVAL"}) {
      for (String id : ids(state, true)) {
        switch (driver.discloseImported(id)) {
          case APPROVED -> {}
          case APPROVED_FOR_HOUSE_PERIOD -> forHousePeriod++;
          case HELD_BACK -> {
            held++;
            out.println("    held back by the last scan: " + id);
          }
        }
      }
    }
    if (forHousePeriod > 0) {
      out.println(
          "    of "
              + forHousePeriod
              + " the file's end of publicity is past; the officer chose the organ's own period");
    }
    milestone("importedApproved", "imported decisions were redacted and approved");
    return held;
  }

  /** Withdraws the case, unless an earlier demo did, and waits for the receipt. */
  private JsonNode withdraw(String id, JsonNode withdrawal) {
    String state = api.get(CaseDriver.OFFICER, "/api/v1/cases/" + id).path("state").asText();
    if (state.equals("PUBLISHED")) {
      api.post(CaseDriver.OFFICER, CaseDriver.path(id, "withdrawal"), withdrawal);
    }
    await("the takedown's receipt", () -> takedownReceipt(id) != null);
    return Objects.requireNonNull(takedownReceipt(id));
  }

  private @Nullable JsonNode takedownReceipt(String id) {
    for (JsonNode receipt : api.get(CaseDriver.OFFICER, CaseDriver.path(id, "receipts"))) {
      if (receipt.path("outcome").asText().equals("TAKEN_DOWN")) {
        return receipt;
      }
    }
    return null;
  }

  /** The receipt's address, on the port that the site has today. */
  private String publicUrl(JsonNode receipt) {
    String path = receipt.path("url").asText().replaceFirst("^https?://[^/]+/", "");
    return site.address() + path;
  }

  private List<String> ids(String state, @Nullable Boolean imported) {
    List<String> ids = new ArrayList<>();
    String query =
        "/api/v1/cases?limit=500&state="
            + state
            + (imported == null ? "" : "&imported=" + imported);
    JsonNode page = api.get(CaseDriver.OFFICER, query);
    while (true) {
      page.path("items").forEach(c -> ids.add(c.path("id").asText()));
      if (!page.hasNonNull("next")) {
        return ids;
      }
      page = api.get(CaseDriver.OFFICER, page.path("next").asText());
    }
  }

  private String releasePath() {
    try {
      return data.resolve("current").toRealPath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no current release", e);
    }
  }

  private void await(String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      if (!site.isRunning()) {
        throw new IllegalStateException(
            "the generator stopped; its output is in " + data.resolve("site.log"));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited " + PATIENCE + " for " + what + "; see " + data.resolve("site.log"));
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private void milestone(String name, String sentence) {
    long millis = (System.nanoTime() - start) / 1_000_000;
    times.put(name, millis);
    out.printf(Locale.ROOT, "  %6.1f s  %s%n", millis / 1000.0, sentence);
  }

  private static String format(String sentence, Object... values) {
    return String.format(Locale.ROOT, sentence, values);
  }

  static byte[] json(DemoReport report) {
    return Json.write(report);
  }
}
