package org.gongshi.review.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.disclosure.Withheld;
import org.gongshi.review.disclosure.WithheldInQuarter;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.keys.SigningKey;

/**
 * 不予公开登记, the public register of decisions that are not published: how many in a quarter, of which
 * kind and on which basis, and nothing else of any of them. It is made of the database alone and
 * written where it differs, so it needs no errand and any instance may write it.
 */
public final class WithheldRegister {
  private static final String PATH = "registers/not-published.json";

  /** Of 政府信息公开条例 art. 14, which lists state secrets beside three other grounds. */
  private static final String ARTICLE_14 = "《中华人民共和国政府信息公开条例》第十四条";

  /** That a state secret exists is not told apart from the article's other grounds. */
  private static final String OF_ARTICLE_14 = "属于该条所列不予公开的政府信息";

  private static final Map<String, String> COLUMNS = columns();

  private final Contract contract;
  private final ContentFolder folder;
  private final SigningKey key;

  public WithheldRegister(Contract contract, Path content, SigningKey key) {
    this.contract = contract;
    this.folder = new ContentFolder(content);
    this.key = key;
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("period", "期间");
    columns.put("kind", "执法类别");
    columns.put("reason", "不予公开的理由");
    columns.put("basis", "依据");
    columns.put("count", "件数");
    return columns;
  }

  /**
   * Writes the register if it says something else now; nothing before the first decision is kept
   * back.
   *
   * @return false: there is no second piece of this work
   */
  public boolean write(Transaction tx) {
    List<WithheldInQuarter> all = Withheld.byQuarter(tx);
    if (all.isEmpty()) {
      return false;
    }
    byte[] register = ContractBytes.of(register(all));
    List<String> violations = contract.violationsOfRegister(register);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("a register that breaks the contract: " + violations);
    }
    try {
      if (!folder.holds(PATH, register)) {
        folder.put(PATH, register, key.sign(register));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + PATH, e);
    }
    return false;
  }

  static ObjectNode register(List<WithheldInQuarter> all) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("contract", "gongshi.register/1");
    file.put("register", "not-published");
    file.put("title", "不予公开登记");
    file.put("summary", "按季度列明依法不予公开的行政执法决定的件数和理由，不含当事人和案情。");
    file.put("sample", all.stream().anyMatch(WithheldInQuarter::sample));
    file.put(
        "updatedOn",
        all.stream()
            .map(WithheldInQuarter::latest)
            .max(LocalDate::compareTo)
            .orElseThrow()
            .toString());
    file.put("basis", ARTICLE_14 + "、第十五条、第十六条");
    ArrayNode columns = file.putArray("columns");
    COLUMNS.forEach((key, label) -> columns.addObject().put("key", key).put("label", label));
    ArrayNode entries = file.putArray("entries");
    lines(all).forEach((line, count) -> entries.add(entry(line, count)));
    return file;
  }

  /** What makes a line of the register. */
  private record Line(int year, int quarter, ActionKind kind, String reason, String basis) {
    /** The same for the same line, whatever lines come beside it. */
    String key() {
      String print = Sha256.of((reason + basis).getBytes(StandardCharsets.UTF_8));
      return year + "q" + quarter + "-" + kind.slug() + "-" + print.substring(0, 8);
    }
  }

  private static Map<Line, Integer> lines(List<WithheldInQuarter> all) {
    Map<Line, Integer> lines = new LinkedHashMap<>();
    for (WithheldInQuarter one : all) {
      int colon = one.basis().indexOf('：');
      String law = colon < 0 ? one.basis() : one.basis().substring(0, colon);
      String reason = law.equals(ARTICLE_14) ? OF_ARTICLE_14 : one.basis().substring(colon + 1);
      Line line = new Line(one.year(), one.quarter(), one.kind(), reason, law);
      lines.merge(line, one.count(), Integer::sum);
    }
    return lines;
  }

  private static ObjectNode entry(Line line, int count) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("key", line.key());
    LocalDate first = LocalDate.of(line.year(), line.quarter() * 3 - 2, 1);
    entry.put("effectiveFrom", first.toString());
    ObjectNode values = entry.putObject("values");
    values.put("period", line.year() + "年第" + line.quarter() + "季度");
    values.put("kind", line.kind().label());
    values.put("reason", line.reason());
    values.put("basis", line.basis());
    values.put("count", Integer.toString(count));
    return entry;
  }
}
