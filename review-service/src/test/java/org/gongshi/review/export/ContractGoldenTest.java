package org.gongshi.review.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** This side's reading of the golden files that both programs test against. */
final class ContractGoldenTest {
  private static final Path CONTRACT = Path.of("../site-content/contract");
  private final Contract contract = new Contract();

  @TestFactory
  Stream<DynamicTest> everyValidFilePasses() throws IOException {
    return each("valid", (file, violations) -> assertThat(violations).as(file).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyBrokenFileFails() throws IOException {
    return each("broken", (file, violations) -> assertThat(violations).as(file).isNotEmpty());
  }

  private interface Expectation {
    void check(String file, List<String> violations);
  }

  private Stream<DynamicTest> each(String folder, Expectation expectation) throws IOException {
    try (Stream<Path> files = Files.list(CONTRACT.resolve(folder))) {
      List<Path> own = files.sorted().toList();
      assertThat(own).hasSizeGreaterThan(10);
      return own.stream()
          .map(
              file -> {
                String name = file.getFileName().toString();
                return DynamicTest.dynamicTest(
                    name, () -> expectation.check(name, violations(name, file)));
              });
    }
  }

  private List<String> violations(String name, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return switch (name.substring(0, name.indexOf('-'))) {
      case "decision" -> contract.violationsOfDecision(bytes);
      case "suppression" -> contract.violationsOfSuppression(bytes);
      case "receipt" -> contract.violationsOfReceipt(bytes);
      case "register" -> contract.violationsOfRegister(bytes);
      case "enquiry" -> contract.violationsOfEnquiry(bytes);
      case "clearance" -> contract.violationsOfClearance(bytes);
      default -> throw new AssertionError("a golden file of no schema: " + name);
    };
  }
}
