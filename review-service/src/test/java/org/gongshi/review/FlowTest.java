package org.gongshi.review;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the house. The list below is the flow. */
final class FlowTest {
  /** Each step uses only steps before it. */
  private static final List<String> FLOW =
      List.of(
          "cases",
          "timeline",
          "search",
          "clocks",
          "casefile",
          "recording",
          "legalreview",
          "approval",
          "attachment",
          "redaction",
          "typesetting",
          "disclosure",
          "export",
          "takedown",
          "correction",
          "retention",
          "filereview",
          "statistics");

  /** What every step may use, and what uses none of them. */
  private static final List<String> GROUND =
      List.of(
          "identifiers",
          "days",
          "keys",
          "database",
          "identity",
          "audit",
          "registers",
          "http",
          "vault",
          "extraction",
          "staff",
          "devices");

  private static JavaClasses service;

  @BeforeAll
  static void read() {
    service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gongshi.review");
  }

  @Test
  void eachStepUsesOnlyTheStepsBeforeIt() {
    for (int step = 0; step < FLOW.size(); step++) {
      for (int later = step + 1; later < FLOW.size(); later++) {
        noClasses()
            .that()
            .resideInAPackage(folder(FLOW.get(step)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(folder(FLOW.get(later)))
            .check(service);
      }
    }
  }

  @Test
  void theGroundUsesNoStepOfTheFlow() {
    String[] flow = FLOW.stream().map(FlowTest::folder).toArray(String[]::new);
    String[] ground = GROUND.stream().map(FlowTest::folder).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(ground)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(flow)
        .check(service);
  }

  @Test
  void onlyRedactionMakesPublicText() {
    constructors()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleName("PublicText")
        .should()
        .bePackagePrivate()
        .check(service);
  }

  @Test
  void thePublicDecisionHasNoFreeString() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleName("PublicDecision")
        .should()
        .notHaveRawType(String.class)
        .check(service);
  }

  @Test
  void sqlStaysInMappersAndTheirDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            folder("database"), folder("bench")) // raw JDBC is what bench measures against
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(service);
    classes().that().haveSimpleNameEndingWith("Mapper").should().bePackagePrivate().check(service);
  }

  @Test
  void theGeneratorsSideOfTheWallIsNeverTouched() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jbake..", "org.apache.lucene..", "freemarker..", "org.gongshi.site..")
        .check(service);
  }

  private static String folder(String name) {
    return "org.gongshi.review." + name + "..";
  }
}
