package org.gongshi.site.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongshi.site.content.ContractSchema;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.TrustedKey;
import tools.jackson.databind.JsonNode;

/**
 * Asks the review service, before the switch, whether a staged release shows anything secret. This
 * program does not know what is secret; it believes a word that the service signed.
 */
public final class Clearances {

  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final int SHOWN = 10;

  private final DataFolder data;
  private final TrustedKey key;
  private final Duration patience;

  /**
   * @param patience how long an answer is waited for
   */
  public Clearances(DataFolder data, TrustedKey key, Duration patience) {
    this.data = data;
    this.key = key;
    this.patience = patience;
  }

  /** The service did not say that the release is clean; the last one stays. */
  public static final class RefusedException extends IOException {
    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Waits for the word on a release.
   *
   * @param progress is told at each look for the answer, so that it can end the wait
   * @throws RefusedException if something secret is readable in it, or no answer came in time
   */
  public void await(String release, Path staging, Progress progress) throws IOException {
    Path enquiry = data.clearances().resolve(release + ".enquiry.json");
    Path answer = data.clearances().resolve(release + ".json");
    Map<String, String> words = new LinkedHashMap<>();
    words.put("contract", "gongshi.enquiry/1");
    words.put("release", release);
    words.put("folder", data.root().relativize(staging).toString());
    Durable.write(enquiry, Json.pretty(words));
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (!Files.exists(answer)) {
        if (System.nanoTime() > end) {
          throw new RefusedException("审核系统没有在" + patience.toSeconds() + "秒内答复是否可以切换，仍保留上一版本");
        }
        progress.at("等待审核系统扫描", 0, 1);
        pause();
      }
      judge(release, answer);
    } finally {
      Files.deleteIfExists(enquiry);
      Files.deleteIfExists(answer);
      Files.deleteIfExists(signature(answer));
    }
  }

  private void judge(String release, Path answer) throws IOException {
    Optional<byte[]> word = FoundFiles.read(answer);
    Optional<byte[]> signature = FoundFiles.read(signature(answer));
    if (word.isEmpty()
        || signature.isEmpty()
        || !key.signed(word.get(), new String(signature.get(), StandardCharsets.ISO_8859_1))) {
      throw new RefusedException("对新版本的答复没有审核系统的有效签名，仍保留上一版本");
    }
    JsonNode said = Json.tree(new String(word.get(), StandardCharsets.UTF_8));
    if (ContractSchema.CLEARANCE.breach(said).isPresent()
        || !said.path("release").asString().equals(release)) {
      throw new RefusedException("对新版本的答复不合约定或者针对其他版本，仍保留上一版本");
    }
    if (!said.path("clean").asBoolean()) {
      List<String> places = new ArrayList<>();
      for (JsonNode finding : said.path("findings")) {
        places.add(finding.path("path").asString() + "（" + finding.path("kind").asString() + "）");
      }
      String shown = String.join("，", places.subList(0, Math.min(SHOWN, places.size())));
      throw new RefusedException(
          places.isEmpty()
              ? "审核系统的扫描没有通过自检，仍保留上一版本"
              : "审核系统在新版本中发现应当隐去的信息，共" + places.size() + "处，仍保留上一版本：" + shown);
    }
  }

  private static Path signature(Path answer) {
    return answer.resolveSibling(answer.getFileName() + ".sig");
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("等待答复时被中断", e);
    }
  }
}
