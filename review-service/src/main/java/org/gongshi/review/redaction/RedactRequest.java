package org.gongshi.review.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Officer;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.cases.TradeSecret;
import org.jspecify.annotations.Nullable;

/** One line that asks for a redaction: what is known of a case, and a text of it. Raw. */
record RedactRequest(Filing filing, String text) {

  /** Why a line is no request; the name is the stable code, and nothing of the line is told. */
  enum Fault {
    /** No JSON object in UTF-8. */
    BAD_JSON,
    /** {@code text} is missing or no string. */
    BAD_TEXT,
    /** A party without a name, or with a role, kind, date or list that is none. */
    BAD_PARTY,
    /** An official without a name. */
    BAD_OFFICIAL,
    /** The line has more bytes than are taken in. */
    LINE_TOO_LONG,
    /** The program failed at this line. */
    FAILED
  }

  /** A line that is no request. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final Fault fault;

    Refused(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  static RedactRequest of(JsonNode line) throws Refused {
    if (!line.path("text").isTextual()) {
      throw new Refused(Fault.BAD_TEXT);
    }
    List<Party> parties = new ArrayList<>();
    for (JsonNode party : list(line, "parties", Fault.BAD_PARTY)) {
      parties.add(party(party));
    }
    List<Officer> officials = new ArrayList<>();
    for (JsonNode official : list(line, "officials", Fault.BAD_OFFICIAL)) {
      String name = string(official, "name", Fault.BAD_OFFICIAL);
      String certificate = string(official, "certificate", Fault.BAD_OFFICIAL);
      if (name == null) {
        throw new Refused(Fault.BAD_OFFICIAL);
      }
      officials.add(new Officer(name, certificate == null ? "" : certificate));
    }
    List<TradeSecret> secrets = new ArrayList<>();
    for (JsonNode secret : list(line, "tradeSecrets", Fault.BAD_TEXT)) {
      secrets.add(new TradeSecret(secret.asText(), ""));
    }
    String text = line.path("text").textValue();
    return new RedactRequest(
        new Filing(
            ActionKind.PENALTY,
            Procedure.GENERAL,
            "",
            "",
            "",
            text,
            "",
            parties,
            officials,
            secrets,
            null,
            false,
            null),
        text);
  }

  private static Party party(JsonNode party) throws Refused {
    String name = string(party, "name", Fault.BAD_PARTY);
    if (name == null) {
      throw new Refused(Fault.BAD_PARTY);
    }
    List<String> aliases = new ArrayList<>();
    for (String field : List.of("aliases", "formerNames")) {
      for (JsonNode alias : list(party, field, Fault.BAD_PARTY)) {
        if (!alias.isTextual()) {
          throw new Refused(Fault.BAD_PARTY);
        }
        if (!alias.textValue().isBlank()) {
          aliases.add(alias.textValue());
        }
      }
    }
    return new Party(
        one(Party.Role.values(), string(party, "role", Fault.BAD_PARTY), Party.Role.PARTY),
        one(Party.Kind.values(), string(party, "kind", Fault.BAD_PARTY), Party.Kind.NATURAL_PERSON),
        name,
        string(party, "idNumber", Fault.BAD_PARTY),
        string(party, "creditCode", Fault.BAD_PARTY),
        string(party, "phone", Fault.BAD_PARTY),
        string(party, "address", Fault.BAD_PARTY),
        string(party, "bankCard", Fault.BAD_PARTY),
        string(party, "plate", Fault.BAD_PARTY),
        string(party, "email", Fault.BAD_PARTY),
        day(string(party, "birthDate", Fault.BAD_PARTY)),
        string(party, "tradeName", Fault.BAD_PARTY),
        aliases);
  }

  private static <T extends Enum<T>> T one(T[] all, @Nullable String name, T ifAbsent)
      throws Refused {
    if (name == null) {
      return ifAbsent;
    }
    return Arrays.stream(all)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refused(Fault.BAD_PARTY));
  }

  private static @Nullable LocalDate day(@Nullable String text) throws Refused {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Refused(Fault.BAD_PARTY);
    }
  }

  private static Iterable<JsonNode> list(JsonNode of, String field, Fault fault) throws Refused {
    JsonNode list = of.path(field);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new Refused(fault);
    }
    return list;
  }

  /** Null if it is absent or blank. */
  private static @Nullable String string(JsonNode of, String field, Fault fault) throws Refused {
    JsonNode value = of.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new Refused(fault);
    }
    return value.textValue().isBlank() ? null : value.textValue();
  }

  @Override
  public String toString() {
    return "RedactRequest[" + text.length() + " characters]";
  }
}
