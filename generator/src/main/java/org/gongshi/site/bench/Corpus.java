package org.gongshi.site.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;

/**
 * Invented decisions of 1.5 to 2 KB, the same for the same seed, signed with a key of their own.
 * Their words are those of a {@link Vocabulary}.
 */
final class Corpus {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int ORGANS = 24;

  /** An administration's list of matters has some hundreds; few of them are used every day. */
  private static final int MATTERS = 600;

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

  /** Decisions are spread over two years, as those of a busy zone. */
  private static final int DAYS = 720;

  private static final List<Kind> KINDS =
      List.of(
          Kind.PENALTY,
          Kind.LICENCE,
          Kind.INSPECTION,
          Kind.COERCION,
          Kind.FEE,
          Kind.EXPROPRIATION_LEVY);

  private final long seed;
  private final Ed25519PrivateKeyParameters key;
  private final Vocabulary vocabulary;

  Corpus(long seed) {
    this.seed = seed;
    this.key = new Ed25519PrivateKeyParameters(new SecureRandom());
    this.vocabulary = new Vocabulary(new Random(seed));
  }

  /** The public key, as the generator takes it. */
  String pem() {
    byte[] der;
    try {
      der =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
              .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String base64 = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** Writes so many decisions into a content folder. */
  void write(Path content, int count) {
    IntStream.range(0, count).parallel().forEach(number -> export(content, number, 1));
  }

  /** Writes one as the review service does; returns its path below the folder. */
  String export(Path content, int number, int version) {
    Map<String, Object> decision = decision(number, version);
    String path = path(decision);
    put(content, path, Json.pretty(decision));
    return path;
  }

  /** Takes one down as the review service does. */
  void suppress(Path content, int number, String at) {
    Map<String, Object> decision = decision(number, 1);
    String path = path(decision);
    Map<String, Object> suppression = new LinkedHashMap<>();
    suppression.put("contract", "gongshi.suppression/1");
    suppression.put("id", id(number));
    suppression.put("exit", "WITHDRAWN");
    suppression.put("reason", "原决定已被依法撤销。");
    suppression.put("suppressedAt", at);
    suppression.put("path", path.replaceAll("json$", "html"));
    put(content, "suppressed/" + id(number) + ".json", Json.pretty(suppression));
    try {
      Files.deleteIfExists(content.resolve(path));
      Files.deleteIfExists(content.resolve(path + ".sig"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(Path content, String path, byte[] bytes) {
    try {
      Ed25519Signer signer = new Ed25519Signer();
      signer.init(true, key);
      signer.update(bytes, 0, bytes.length);
      String base64 = Base64.getEncoder().encodeToString(signer.generateSignature()) + "\n";
      replace(content.resolve(path + ".sig"), base64.getBytes(StandardCharsets.US_ASCII));
      replace(content.resolve(path), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.write(temporary, bytes);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static String id(int number) {
    StringBuilder id = new StringBuilder();
    for (int rest = number; id.length() < 12; rest /= 32) {
      id.insert(0, ALPHABET.charAt(rest % 32));
    }
    return "01kbench0000ts" + id;
  }

  /** How many different neighbours of two characters the first decisions have. */
  int bigrams(int count) {
    BitSet seen = new BitSet();
    for (int number = 0; number < count; number++) {
      String text = String.valueOf(decision(number, 1).get("facts"));
      for (int i = 0; i + 1 < text.length(); i++) {
        seen.set((text.charAt(i) - 0x2000 & 0x7fff) << 15 | (text.charAt(i + 1) - 0x2000 & 0x7fff));
      }
    }
    return seen.cardinality();
  }

  private static String path(Map<String, Object> decision) {
    String kind = Kind.valueOf(String.valueOf(decision.get("kind"))).slug();
    String month = String.valueOf(decision.get("decidedOn")).substring(0, 7);
    return "decisions/" + kind + "/" + month + "/" + decision.get("id") + ".json";
  }

  /** A decision as the contract has it. */
  Map<String, Object> decision(int number, int version) {
    Random random = new Random(seed * 31 + number * 7919L + version);
    Random fixed = new Random(seed * 131 + number);
    LocalDate decided = FIRST.plusDays(fixed.nextInt(DAYS));
    int organ = fixed.nextInt(ORGANS);
    // Most decisions are penalties and licences.
    Kind kind = KINDS.get(Math.min(KINDS.size() - 1, (int) Math.abs(fixed.nextGaussian() * 1.6)));
    String company = "海岬" + vocabulary.word(random) + vocabulary.word(random) + "有限公司";
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contract", "gongshi.decision/1");
    json.put("id", id(number));
    json.put("version", version);
    json.put("sample", true);
    json.put("kind", kind.name());
    json.put("procedure", "GENERAL");
    json.put("title", company + vocabulary.word(random) + vocabulary.word(random) + "案");
    json.put("documentNumber", "岬综执字〔" + decided.getYear() + "〕" + (number + 1) + "号");
    json.put("organ", Map.of("code", code(organ), "name", "海岬综合保税区第" + (organ + 1) + "执法局"));
    json.put("matter", matter(fixed));
    json.put("category", "罚款");
    json.put("parties", List.of(Map.of("kind", "ORGANISATION", "name", company)));
    json.put("facts", text(random, 215) + "\n上述事实有现场笔录、询问笔录为证。");
    json.put("basis", "《海岬综合保税区" + vocabulary.word(random) + "管理办法》第" + (number % 60 + 1) + "条");
    json.put("conclusion", "责令改正，" + text(random, 40) + "处罚款人民币" + (number % 90 + 1) * 100 + "元。");
    json.put("amountYuan", (number % 90 + 1) * 100 + ".00");
    json.put("officers", List.of(Map.of("name", "林海生", "certificate", "HJ" + number % 400)));
    json.put("decidedOn", decided.toString());
    json.put("servedOn", decided.plusDays(2).toString());
    json.put("publicBy", decided.plusDays(9).toString());
    Map<String, Object> disclosure = new LinkedHashMap<>();
    disclosure.put("choice", "FULL_TEXT");
    disclosure.put("approvedOn", decided.plusDays(4).toString());
    json.put("disclosure", disclosure);
    json.put("cuts", List.of());
    return json;
  }

  private String matter(Random random) {
    int matter = Vocabulary.skewed(random, MATTERS, 2);
    return vocabulary.word(matter) + vocabulary.word(-1 - matter) + "事项";
  }

  private static String code(int organ) {
    String body =
        "11990100MB" + ALPHABET.toUpperCase(java.util.Locale.ROOT).charAt(10 + organ % 20);
    return body.replaceAll("[IOSVZ]", "A") + String.format(java.util.Locale.ROOT, "%07d", organ);
  }

  private String text(Random random, int length) {
    StringBuilder text = new StringBuilder("经查，当事人");
    while (text.length() < length) {
      text.append(vocabulary.clause(random, 6 + random.nextInt(8))).append('，');
    }
    text.setCharAt(text.length() - 1, '。');
    return text.toString();
  }
}
