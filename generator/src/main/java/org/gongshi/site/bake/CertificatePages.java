package org.gongshi.site.bake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.gongshi.site.content.Register;

/**
 * The check of an officer's certificate: one small file per number, under a slow hash of the
 * number, so that nobody can list the files and each guess costs. A certificate in force answers
 * with what the public register says anyway; one that ended answers that it is not valid, without a
 * name. The files change with the register of officers only.
 */
final class CertificatePages {

  static final String PATH = "check/index.html";

  /** Rounds of PBKDF2-HMAC-SHA-256; the page's script uses the same number. */
  static final int ROUNDS = 20_000;

  private static final String REGISTER = "officers";
  private static final String NUMBER = "certificate";
  private static final int BITS = 160;

  private CertificatePages() {}

  /** The page; where there is no register of officers it says so. */
  static Page page(Shell shell, List<Register> registers) {
    Head head = Head.plain(PATH, "执法证件查验", "输入执法证件号，核对执法人员的姓名、单位和证件是否有效。");
    boolean registered = registers.stream().anyMatch(r -> r.register().equals(REGISTER));
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("rounds", ROUNDS);
    check.put("salt", salt(String.valueOf(shell.site().get("domain"))));
    DecisionModel.putText(check, "register", registered ? "registers/officers.html" : null);
    return shell.page("check", head, Map.of("check", check));
  }

  /** Answers by their paths. */
  static SortedMap<String, Map<String, Object>> answers(String domain, List<Register> registers) {
    SortedMap<String, Map<String, Object>> answers = new TreeMap<>();
    for (Register register : registers) {
      if (register.register().equals(REGISTER)) {
        RegisterChanges.versions(register).values().parallelStream()
            .map(List::getLast)
            .filter(entry -> !normal(number(entry)).isEmpty())
            .map(entry -> Map.entry(path(domain, number(entry)), answer(register, entry)))
            .toList()
            .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
      }
    }
    return answers;
  }

  private static String number(Register.Entry entry) {
    return entry.values().getOrDefault(NUMBER, "");
  }

  private static Map<String, Object> answer(Register register, Register.Entry entry) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("updatedOn", register.updatedOn().toString());
    if (entry.endedBefore(register.updatedOn())) {
      answer.put("state", "ended");
      DecisionModel.putText(answer, "endedOn", entry.effectiveTo());
      return answer;
    }
    answer.put("state", "valid");
    answer.put(
        "fields",
        register.columns().stream()
            .map(c -> List.of(c.label(), entry.values().getOrDefault(c.key(), "")))
            .toList());
    return answer;
  }

  /** Spaces, widths and cases of characters make no difference. */
  static String normal(String number) {
    return Normalizer.normalize(number, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Pd}]", "")
        .toUpperCase(Locale.ROOT);
  }

  private static String salt(String domain) {
    return "gongshi-check|" + domain;
  }

  static String path(String domain, String number) {
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      normal(number).toCharArray(),
                      salt(domain).getBytes(StandardCharsets.UTF_8),
                      ROUNDS,
                      BITS))
              .getEncoded();
      return "check/" + HexFormat.of().formatHex(key) + ".json";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has PBKDF2", e);
    }
  }
}
