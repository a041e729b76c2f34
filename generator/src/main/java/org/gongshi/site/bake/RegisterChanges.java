package org.gongshi.site.bake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.site.content.Register;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the registers, when and on which basis (plan part 1: 动态调整). A pure function of
 * the registers: the versions of an entry are compared with each other, so the log cannot differ
 * from what the registers say.
 */
final class RegisterChanges {

  private static final String DROPPED = "一名执法人员（证件已失效）";

  private RegisterChanges() {}

  /** What happened to an entry. */
  enum What {
    ADDED,
    CHANGED,
    ENDED
  }

  /** A value before and after. */
  record Difference(String label, String before, String after) {}

  /**
   * One change of one entry.
   *
   * @param day the first day of the new state
   * @param title of the entry
   * @param path of its page, the register's where the entry has dropped out
   */
  record Change(
      LocalDate day,
      Register register,
      String key,
      String title,
      String path,
      What what,
      List<Difference> differences,
      @Nullable String basis) {}

  /** All changes, newest first. */
  static List<Change> of(List<Register> registers) {
    List<Change> changes = new ArrayList<>();
    for (Register register : registers) {
      versions(register).values().forEach(versions -> changes(register, versions, changes));
    }
    changes.sort(
        Comparator.comparing(Change::day)
            .reversed()
            .thenComparing(c -> c.register().register())
            .thenComparing(Change::key)
            .thenComparing(Change::what));
    return changes;
  }

  /** The versions of each entry by key, oldest first. */
  static Map<String, List<Register.Entry>> versions(Register register) {
    Map<String, List<Register.Entry>> versions = new TreeMap<>();
    register.entries().stream()
        .sorted(Comparator.comparing(Register.Entry::effectiveFrom))
        .forEach(e -> versions.computeIfAbsent(e.key(), key -> new ArrayList<>()).add(e));
    return versions;
  }

  private static void changes(
      Register register, List<Register.Entry> versions, List<Change> changes) {
    boolean dropped = register.dropsEnded() && versions.getLast().endedBefore(register.updatedOn());
    Register.Entry before = null;
    for (Register.Entry entry : versions) {
      boolean continues = before != null && follows(before, entry);
      if (before != null && !continues) {
        ended(register, before, dropped, changes);
      }
      changes.add(
          before != null && continues
              ? change(register, entry, What.CHANGED, dropped, differences(register, before, entry))
              : change(register, entry, What.ADDED, dropped, List.of()));
      before = entry;
    }
    if (before != null) {
      ended(register, before, dropped, changes);
    }
  }

  /** Without a day between them two versions are one entry that changed. */
  private static boolean follows(Register.Entry before, Register.Entry after) {
    LocalDate end = before.effectiveTo();
    return end == null || !end.plusDays(1).isBefore(after.effectiveFrom());
  }

  private static void ended(
      Register register, Register.Entry entry, boolean dropped, List<Change> changes) {
    LocalDate end = entry.effectiveTo();
    if (end != null) {
      Change change = change(register, entry, What.ENDED, dropped, List.of());
      changes.add(
          new Change(
              end.plusDays(1),
              register,
              change.key(),
              change.title(),
              change.path(),
              What.ENDED,
              List.of(),
              change.basis()));
    }
  }

  /** Of what has dropped out the log says that something changed, and not for whom. */
  private static Change change(
      Register register,
      Register.Entry entry,
      What what,
      boolean dropped,
      List<Difference> differences) {
    return new Change(
        entry.effectiveFrom(),
        register,
        entry.key(),
        dropped ? DROPPED : title(register, entry),
        dropped ? register.pagePath() : register.entryPath(entry.key()),
        what,
        dropped ? List.of() : differences,
        entry.changeBasis());
  }

  private static List<Difference> differences(
      Register register, Register.Entry before, Register.Entry after) {
    List<Difference> differences = new ArrayList<>();
    for (Register.Column column : register.columns()) {
      String old = before.values().getOrDefault(column.key(), "");
      String now = after.values().getOrDefault(column.key(), "");
      if (!old.equals(now)) {
        differences.add(new Difference(column.label(), old, now));
      }
    }
    if (!String.valueOf(before.steps()).equals(String.valueOf(after.steps()))) {
      differences.add(new Difference("流程步骤", steps(before), steps(after)));
    }
    return differences;
  }

  private static String steps(Register.Entry entry) {
    List<Register.Step> steps = entry.steps();
    return steps == null ? "" : String.join("、", steps.stream().map(Register.Step::name).toList());
  }

  /** What an entry is called: its first value. */
  static String title(Register register, Register.Entry entry) {
    return entry.values().getOrDefault(register.columns().getFirst().key(), entry.key());
  }
}
