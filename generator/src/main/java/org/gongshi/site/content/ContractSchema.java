package org.gongshi.site.content;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A schema of the contract, as this program carries it; formats are asserted. */
public final class ContractSchema {

  public static final ContractSchema DECISION = of("decision");
  public static final ContractSchema SUPPRESSION = of("suppression");
  public static final ContractSchema REGISTER = of("register");
  public static final ContractSchema RECEIPT = of("receipt");
  public static final ContractSchema ENQUIRY = of("enquiry");
  public static final ContractSchema CLEARANCE = of("clearance");

  private final Schema schema;

  private ContractSchema(Schema schema) {
    this.schema = schema;
  }

  private static ContractSchema of(String name) {
    String resource = "/contract/" + name + ".schema.json";
    try (InputStream in = ContractSchema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      SchemaRegistry registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
      return new ContractSchema(registry.getSchema(in, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first breach as {@code <where>: <keyword>}, without any of the file's own words. */
  public Optional<String> breach(JsonNode node) {
    List<Error> errors = schema.validate(node);
    return errors.stream().findFirst().map(e -> e.getInstanceLocation() + ": " + e.getKeyword());
  }
}
