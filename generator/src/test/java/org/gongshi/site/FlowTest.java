package org.gongshi.site;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {

  /** This list is the flow: a step uses only steps before it. */
  private static final List<String> STEPS =
      List.of(
          "content",
          "takedown",
          "plan",
          "log",
          "bake",
          "feeds",
          "search",
          "verify",
          "release",
          "deploy",
          "calls");

  /** No step knows these. */
  private static final List<String> BESIDE = List.of("serve", "bench", "schedule", "state");

  private static final String BASE = "org.gongshi.site";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void aStepUsesOnlyStepsBeforeIt() {
    for (int step = 0; step < STEPS.size(); step++) {
      String[] later =
          STEPS.subList(step + 1, STEPS.size()).stream()
              .map(name -> BASE + "." + name + "..")
              .toArray(String[]::new);
      if (later.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(BASE + "." + STEPS.get(step) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(later)
            .check(CLASSES);
      }
    }
  }

  @Test
  void noStepKnowsWhoServesOrStartsIt() {
    String[] beside = BESIDE.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(
            STEPS.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(beside)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage(BASE)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsAStepOrStandsBesideAndSaysWhatItIs() {
    JavaPackage base = CLASSES.getPackage(BASE);
    assertThat(base.tryGetPackageInfo()).isPresent();
    assertThat(base.getSubpackages()).hasSize(STEPS.size() + BESIDE.size());
    for (JavaPackage step : base.getSubpackages()) {
      assertThat(STEPS.contains(step.getRelativeName()) || BESIDE.contains(step.getRelativeName()))
          .as(step.getName())
          .isTrue();
      assertThat(step.tryGetPackageInfo()).as(step.getName()).isPresent();
    }
  }

  @Test
  void theGeneratorKnowsNoServiceAndNoDatabase() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.gongshi.review..", "org.apache.ibatis..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void theStorageClientAndTheCompressorStayInTheDeployment() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".deploy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.aayushatharva..")
        .check(CLASSES);
  }

  @Test
  void jBakeAndFreeMarkerStayInTheBakeAndLuceneInTheSearch() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".bake")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jbake..", "freemarker..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".search")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .check(CLASSES);
  }
}
