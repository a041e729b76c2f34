package org.gongshi.review.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakReader;
import org.gongshi.review.redaction.LeakSearch;

/**
 * How fast public files are searched for the secrets of many cases, beside reading and hashing the
 * same files, in time of one core, and whether one secret among them is found.
 */
final class LeakSpeed {
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  private static final String GIVEN = given();
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int BLOCK = 64 * 1024;
  private static final int ROUNDS = 7;

  /** How much faster or slower, and what was found. */
  record Result(double ratio, double bytesPerSecond, int secrets, int found, int planted) {}

  private LeakSpeed() {}

  /**
   * Measures in {@code folder}, which it fills.
   *
   * @param secrets how many are searched for
   * @param pages how many files of about 12 KB are read
   */
  static Result measure(Path folder, int secrets, int pages, RandomGenerator random)
      throws IOException {
    List<LeakSearch.Secret> known = secrets(secrets, random);
    LeakSearch search = LeakSearch.of(known);
    String planted = known.get(secrets / 2 + 1).text();
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < pages; i++) {
      Path file = folder.resolve(i + ".html");
      byte[] page = page(i, i == pages / 2 ? planted : "", random).getBytes(StandardCharsets.UTF_8);
      Files.write(file, page);
      bytes += page.length;
      files.add(file);
    }
    List<Double> ratios = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    int[] found = new int[1];
    for (int round = 0; round < ROUNDS; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      hash(files);
      long hashed = CPU.getCurrentThreadCpuTime() - start;
      found[0] = 0;
      start = CPU.getCurrentThreadCpuTime();
      search(
          files,
          search.reader(
              (secret, offset) ->
                  found[0] += search.secret(secret).text().equals(planted) ? 1 : 0));
      long searched = CPU.getCurrentThreadCpuTime() - start;
      if (round > 1) {
        ratios.add((double) hashed / searched);
        seconds.add(searched / 1e9);
      }
    }
    return new Result(median(ratios), bytes / median(seconds), search.size(), found[0], 1);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static void hash(List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          for (int n = in.read(block); n >= 0; n = in.read(block)) {
            digest.update(block, 0, n);
          }
        }
        digest.digest();
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void search(List<Path> files, LeakReader reader) throws IOException {
    byte[] block = new byte[BLOCK];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          reader.read(block, 0, n);
        }
      }
      reader.end();
    }
  }

  private static List<LeakSearch.Secret> secrets(int count, RandomGenerator random) {
    SecretKind[] kinds = {
      SecretKind.CITIZEN_NUMBER, SecretKind.MOBILE, SecretKind.BANK_CARD, SecretKind.HOME
    };
    List<LeakSearch.Secret> secrets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean name = i % 2 == 0;
      secrets.add(
          name
              ? new LeakSearch.Secret("" + i, CutKind.PERSON_NAME, name(i, random))
              : new LeakSearch.Secret(
                  "" + i, CutKind.OTHER_ID, kinds[i / 2 % kinds.length].next(0, random)));
    }
    return secrets;
  }

  /** Some 1,500 of the 3,755 common characters of GB 2312: names are not made of all of them. */
  private static String given() {
    RandomGenerator random = new SplittableRandom(2312);
    StringBuilder given = new StringBuilder();
    for (int row = 0xB0; row <= 0xD7; row++) {
      for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); cell++) {
        if (random.nextInt(5) < 2) {
          given.append(new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GBK")));
        }
      }
    }
    return given.toString();
  }

  private static String name(int turn, RandomGenerator random) {
    StringBuilder name = new StringBuilder();
    name.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
    for (int i = turn % 4 == 0 ? 1 : 2; i > 0; i--) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  private static String page(int number, String planted, RandomGenerator random) {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>海岬市监罚〔2026〕");
    page.append(number).append("号</title></head><body><main><h1>行政处罚决定书</h1>\n");
    for (int i = 0; i < 60; i++) {
      List<String> from = i % 3 == 0 ? PlainSentences.DECOYS : PlainSentences.FILLERS;
      page.append("<p class=\"article\">").append(from.get(random.nextInt(from.size())));
      page.append("当事人王某甲<span class=\"gap\">［公民身份号码略］</span></p>\n");
      if (i == 30) {
        page.append("<p>").append(planted).append("</p>\n");
      }
    }
    return page.append("</main></body></html>\n").toString();
  }
}
