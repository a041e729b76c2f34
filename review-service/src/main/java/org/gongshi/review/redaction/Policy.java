package org.gongshi.review.redaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Party;
import org.jspecify.annotations.Nullable;

/**
 * 隐私处理规则: who is named in what is published, by role and kind of action; one version.
 *
 * @param organ the organ whose own it is, or null for all
 * @param until the last day in force, or null
 * @param namings the first that fits holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Policy(
    String code,
    @Nullable String organ,
    LocalDate since,
    @Nullable LocalDate until,
    Numbering numbering,
    AddressLevel address,
    List<Rule> namings) {

  /** How people of one surname are told apart. */
  enum Numbering {
    /** 张某甲, 张某乙. */
    STEMS,
    /** 张某1, 张某2. */
    DIGITS
  }

  /** How somebody is named. */
  enum Naming {
    NAMED,
    /** 姓氏加某. */
    SURNAME,
    GAP
  }

  /** Who is named. */
  enum People {
    OFFICIAL,
    MINOR,
    NATURAL_PERSON,
    /** By the shop's name; a keeper's own name is a natural person's. */
    SOLE_TRADER,
    ORGANISATION
  }

  /**
   * One row.
   *
   * @param roles empty for every role in the case
   * @param kinds empty for every kind of action
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      People people,
      Set<Party.Role> roles,
      Set<ActionKind> kinds,
      Naming naming,
      String law,
      String article) {

    Rule(
        People people,
        @Nullable Set<Party.Role> roles,
        @Nullable Set<ActionKind> kinds,
        Naming naming,
        String law,
        String article) {
      this.people = people;
      this.roles = roles == null ? Set.of() : Set.copyOf(roles);
      this.kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
      this.naming = naming;
      this.law = law;
      this.article = article;
    }

    private boolean fits(People who, Party.@Nullable Role role, ActionKind kind) {
      return people == who
          && (roles.isEmpty() || (role != null && roles.contains(role)))
          && (kinds.isEmpty() || kinds.contains(kind));
    }
  }

  Policy {
    namings = List.copyOf(namings);
    for (ActionKind kind : ActionKind.values()) {
      for (People who : People.values()) {
        for (Party.Role role : Party.Role.values()) {
          check(code, who, role, kind, find(namings, who, role, kind));
        }
      }
    }
  }

  private static void check(
      String code, People who, Party.Role role, ActionKind kind, @Nullable Rule rule) {
    String where = "redaction policy " + code + ", " + who + " as " + role + " in " + kind;
    if (rule == null) {
      throw new IllegalArgumentException(where + ": no row says how they are named");
    }
    boolean possible =
        switch (who) {
          case OFFICIAL -> rule.naming() == Naming.NAMED;
          case SOLE_TRADER, ORGANISATION -> rule.naming() != Naming.SURNAME;
          case MINOR, NATURAL_PERSON -> true;
        };
    if (!possible) {
      throw new IllegalArgumentException(where + " cannot be " + rule.naming());
    }
  }

  private static @Nullable Rule find(
      List<Rule> rules, People who, Party.@Nullable Role role, ActionKind kind) {
    return rules.stream().filter(r -> r.fits(who, role, kind)).findFirst().orElse(null);
  }

  boolean isInForceOn(LocalDate day) {
    return !since.isAfter(day) && (until == null || !until.isBefore(day));
  }

  /**
   * How a party is named.
   *
   * @param decidedOn by which minors are told (未成年人保护法 art. 103)
   */
  Naming of(Party party, ActionKind kind, LocalDate decidedOn) {
    People who =
        !ClosedWorld.isPerson(party)
            ? party.kind() == Party.Kind.ORGANISATION ? People.ORGANISATION : People.SOLE_TRADER
            : party.isMinorOn(decidedOn) ? People.MINOR : People.NATURAL_PERSON;
    Rule rule = find(namings, who, party.role(), kind);
    if (rule == null) {
      throw new IllegalStateException("a checked policy without a row");
    }
    return rule.naming();
  }
}
