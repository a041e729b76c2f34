package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gongshi.review.AttackedSchema.Trigger;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every gate of the schema, as the server itself lists them, is attacked by direct SQL, and it is
 * this gate that refuses. A new constraint or trigger brings its attack, or these tests fail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryGateTests {
  private final TestServer server;
  private AttackedSchema schema;

  EveryGateTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void open() throws SQLException {
    schema = new AttackedSchema(server);
  }

  @AfterAll
  void close() throws SQLException {
    schema.close();
  }

  @Test
  void everyConstraintOfTheSchemaHasItsAttack() {
    assertThat(schema.tableOfCheck().keySet()).hasSizeGreaterThan(100);
    Set<String> attacked = attackedGates();
    attacked.removeAll(schema.triggers().keySet());
    assertThat(attacked).containsExactlyElementsOf(schema.tableOfCheck().keySet());
  }

  @Test
  void everyTriggerOfTheSchemaHasItsAttackForEachThingThatItSays() {
    Set<String> attacked = new TreeSet<>();
    for (Attack attack : Attack.all()) {
      Trigger trigger = schema.triggers().get(attack.gate());
      if (trigger != null) {
        attacked.add(said(trigger, attack.saying()));
      }
    }
    Set<String> gates = new TreeSet<>();
    for (Trigger trigger : schema.triggers().values()) {
      if (trigger.voids() || (!keepsAList(trigger) && trigger.messages().isEmpty())) {
        gates.add(said(trigger, ""));
      } else if (!keepsAList(trigger) && !trigger.refusesAll()) {
        trigger.messages().forEach(message -> gates.add(said(trigger, message)));
      }
    }
    assertThat(gates).hasSizeGreaterThan(50);
    assertThat(attacked).containsExactlyElementsOf(gates);
  }

  @Test
  void everyAttackIsRefusedByItsGate() throws SQLException {
    List<String> flaws = new ArrayList<>();
    for (Attack attack : Attack.all()) {
      flaws.add(schema.flaw(attack));
    }
    assertThat(flaws).filteredOn(flaw -> !flaw.isEmpty()).isEmpty();
  }

  @Test
  void whatIsNeverChangedOrDeletedIsNeither() throws SQLException {
    List<String> flaws = new ArrayList<>();
    int attacked = 0;
    for (Trigger trigger : schema.triggers().values()) {
      if (trigger.refusesAll()) {
        attacked++;
        assertThat(schema.count(trigger.table())).as("rows of %s", trigger.table()).isPositive();
        flaws.add(schema.flaw(Attack.on(trigger.name(), blunt(trigger))));
      }
    }
    assertThat(attacked).isGreaterThan(70);
    assertThat(flaws).filteredOn(flaw -> !flaw.isEmpty()).isEmpty();
  }

  private String blunt(Trigger trigger) {
    String column = schema.firstColumn(trigger.table());
    return trigger.event().equals("DELETE")
        ? "DELETE FROM " + trigger.table()
        : "UPDATE %s SET %s = %s".formatted(trigger.table(), column, column);
  }

  /** Keeps the rows that lists and searches are read from, and refuses nothing. */
  private static boolean keepsAList(Trigger trigger) {
    return !trigger.statement().contains("SIGNAL")
        && (trigger.statement().contains("case_entry")
            || trigger.statement().contains("case_text_due"));
  }

  /** The trigger with the message that is meant; alone where it says but one thing. */
  private static String said(Trigger trigger, String saying) {
    return trigger.name()
        + ": "
        + trigger.messages().stream()
            .filter(message -> message.contains(saying))
            .findFirst()
            .orElse(saying);
  }

  private static Set<String> attackedGates() {
    return Attack.all().stream().map(Attack::gate).collect(Collectors.toCollection(TreeSet::new));
  }
}
