package org.gongshi.review.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakReader;
import org.gongshi.review.redaction.LeakSearch;

/**
 * How fast public files are searched for the secrets of many cases, beside reading and hashing the
 * same files, and whether one secret among them is found.
 */
final class LeakSpeed {
  private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
  private static final String GIVEN = "望舒澄砚小满听雨知夏清嘉明远思齐若谷怀瑾景行承宇书瑶一诺子衿云帆星野亦凡晚晴";
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
      long start = System.nanoTime();
      hash(files);
      long hashed = System.nanoTime() - start;
      found[0] = 0;
      start = System.nanoTime();
      search(
          files,
          search.reader(
              (secret, offset) ->
                  found[0] += search.secret(secret).text().equals(planted) ? 1 : 0));
      long searched = System.nanoTime() - start;
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
