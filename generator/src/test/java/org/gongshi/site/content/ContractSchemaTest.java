package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractSchemaTest {

  private static final Path CONTRACT = Path.of("../site-content/contract");

  private static final Map<String, ContractSchema> SCHEMAS =
      Map.of(
          "decision", ContractSchema.DECISION,
          "suppression", ContractSchema.SUPPRESSION,
          "register", ContractSchema.REGISTER,
          "receipt", ContractSchema.RECEIPT,
          "enquiry", ContractSchema.ENQUIRY,
          "clearance", ContractSchema.CLEARANCE);

  static Stream<Path> valid() throws IOException {
    return golden("valid");
  }

  static Stream<Path> broken() throws IOException {
    return golden("broken");
  }

  private static Stream<Path> golden(String folder) throws IOException {
    return Files.list(CONTRACT.resolve(folder))
        .filter(f -> f.toString().endsWith(".json"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void everyValidGoldenFilePasses(Path file) throws IOException {
    assertThat(schema(file).breach(Json.tree(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void everyBrokenGoldenFileFails(Path file) throws IOException {
    assertThat(schema(file).breach(Json.tree(Files.readString(file)))).isPresent();
  }

  private static ContractSchema schema(Path file) {
    String name = file.getFileName().toString();
    return SCHEMAS.get(name.substring(0, name.indexOf('-')));
  }
}
