package org.gongshi.review.export;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas between service and generator; nothing is written that does not fit. */
public final class Contract {
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Schema decision = schema("decision");
  private final Schema suppression = schema("suppression");
  private final Schema receipt = schema("receipt");
  private final Schema register = schema("register");
  private final Schema enquiry = schema("enquiry");
  private final Schema clearance = schema("clearance");

  List<String> violationsOfDecision(byte[] file) {
    return violations(decision, file);
  }

  /** Where a suppression breaks its schema; empty if it fits. */
  public List<String> violationsOfSuppression(byte[] file) {
    return violations(suppression, file);
  }

  List<String> violationsOfReceipt(byte[] file) {
    return violations(receipt, file);
  }

  List<String> violationsOfRegister(byte[] file) {
    return violations(register, file);
  }

  /** Where an enquiry breaks its schema; empty if it fits. */
  public List<String> violationsOfEnquiry(byte[] file) {
    return violations(enquiry, file);
  }

  /** Where a clearance breaks its schema; empty if it fits. */
  public List<String> violationsOfClearance(byte[] file) {
    return violations(clearance, file);
  }

  private static List<String> violations(Schema schema, byte[] file) {
    return schema
        .validate(
            new String(file, StandardCharsets.UTF_8),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .toList();
  }

  private Schema schema(String name) {
    String path = "/contract/" + name + ".schema.json";
    try (InputStream in = Contract.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the class path");
      }
      return registry.getSchema(
          new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
