package org.gongshi.review.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Procedure;
import org.junit.jupiter.api.Test;

/** The two data files of a case file fit each other and the law that they name. */
final class FileListTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
  private final Templates templates = Templates.ofThisProgram();
  private final List<FileList> editions = FileList.ofThisProgram();

  @Test
  void everyLineAsksForTemplatesThatItsKindUsesAndNamesItsLaw() {
    for (FileList edition : editions) {
      for (FileList.Entry entry : edition.entries()) {
        assertThat(entry.anyOf()).isNotEmpty();
        for (String code : entry.anyOf()) {
          assertThat(templates.inUse(code, entry.kind(), TODAY)).as("%s", entry).isNotNull();
        }
        assertThat(entry.basis().citation()).isNotBlank();
        assertThat(LocalDate.parse(entry.basis().since())).isBefore(TODAY);
      }
    }
  }

  @Test
  void everyKindHasDocumentsAtItsSubmissionAndAtItsService() {
    for (ActionKind kind : ActionKind.values()) {
      Set<Gate> gates = EnumSet.noneOf(Gate.class);
      editions.getLast().entries().stream()
          .filter(e -> e.kind() == kind && e.procedure() != Procedure.SUMMARY && e.when() == null)
          .forEach(e -> gates.add(e.gate()));
      assertThat(gates).as("%s", kind).contains(Gate.SUBMISSION, Gate.SERVICE);
    }
  }

  @Test
  void aCaseGoesByTheEditionOfTheDayOnWhichItWasFiled() {
    List<FileList> two =
        List.of(
            new FileList("1", LocalDate.of(2019, 1, 1), List.of()),
            new FileList("2", LocalDate.of(2026, 1, 1), List.of()));
    assertThat(FileList.inForce(two, LocalDate.of(2025, 12, 31)).edition()).isEqualTo("1");
    assertThat(FileList.inForce(two, LocalDate.of(2026, 1, 1)).edition()).isEqualTo("2");
    assertThat(FileList.inForce(two, LocalDate.of(2010, 1, 1)).edition()).isEqualTo("1");
  }

  @Test
  void noTwoVersionsOfATemplateAreInUseOnOneDay() {
    for (Template one : templates.templates()) {
      for (Template other : templates.templates()) {
        if (one != other && one.code().equals(other.code())) {
          assertThat(one.version()).isNotEqualTo(other.version());
          assertThat(one.isUsedOn(other.since()) && other.isUsedOn(other.since()))
              .as("%s and %s", one, other)
              .isFalse();
        }
      }
    }
  }

  @Test
  void aNoticeToAPartyCarriesReasonsLawAndRights() {
    for (Template template : templates.templates()) {
      if (template.name().endsWith("告知书") && !template.code().startsWith("SUPPLEMENT")) {
        assertThat(template.elements()).as("%s", template).containsOnly(Element.values());
      }
      assertThat(template.basis()).as("%s", template).isNotBlank();
    }
  }
}
