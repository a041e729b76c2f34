package org.gongshi.review.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 当事人 and everyone else whom the case knows by name. Raw: never leaves the service.
 *
 * @param birthDate Asia/Shanghai
 * @param tradeName 字号 of a sole trader
 * @param aliases other names under which the texts mention this party
 */
public record Party(
    Role role,
    Kind kind,
    String name,
    @Nullable String idNumber,
    @Nullable String creditCode,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String bankCard,
    @Nullable String plate,
    @Nullable String email,
    @Nullable LocalDate birthDate,
    @Nullable String tradeName,
    List<String> aliases) {

  /** What the person is in this case. */
  public enum Role {
    /** 行政相对人, named (or masked) as the decision's object. */
    PARTY,
    LEGAL_REPRESENTATIVE,
    THIRD_PERSON,
    WITNESS
  }

  /** 相对人类别. */
  public enum Kind {
    NATURAL_PERSON,
    SOLE_TRADER,
    ORGANISATION
  }

  /** A party of whom no more than name and numbers is known. */
  public static Party of(
      Role role, Kind kind, String name, @Nullable String idNumber, @Nullable String creditCode) {
    return new Party(
        role,
        kind,
        name,
        idNumber,
        creditCode,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  public Party {
    aliases = List.copyOf(aliases);
  }

  /** Whether the person was under eighteen on {@code day} (未成年人保护法 art. 2). */
  public boolean isMinorOn(LocalDate day) {
    return birthDate != null && birthDate.plusYears(18).isAfter(day);
  }

  @Override
  public String toString() {
    return "Party[" + role + ", " + kind + "]";
  }
}
