package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.site.content.Quarantined.Rule;
import tools.jackson.core.JacksonException;

/**
 * Registers that the review service counts itself. Each stands beside the webmaster's of the same
 * name, which may go on to tell of the time before the service; what is broken is held back and the
 * webmaster's stands alone.
 */
final class SignedRegisters {

  /** No other register is the service's to change. */
  private static final Set<String> NAMES = Set.of("not-published");

  private final SignedFile file;
  private final List<Quarantined> quarantined;

  SignedRegisters(Path content, TrustedKey key, List<Quarantined> quarantined) {
    this.file = new SignedFile(content, key, ContractSchema.REGISTER);
    this.quarantined = quarantined;
  }

  /** The webmaster's registers with what the service counted. */
  List<Register> beside(List<Register> webmasters) throws IOException {
    List<Register> all = new ArrayList<>(webmasters);
    FoundFiles found = FoundFiles.below(file.content().resolve("registers"));
    found.links().forEach(link -> hold(link, Rule.SYMLINK));
    found.unreadable().forEach(path -> hold(path, Rule.UNREADABLE));
    for (String name : found.files()) {
      if (NAMES.stream().map(own -> own + ".json.sig").anyMatch(name::equals)) {
        continue;
      }
      if (NAMES.stream().map(own -> own + ".json").noneMatch(name::equals)) {
        hold(name, Rule.FOREIGN_FILE);
        continue;
      }
      read(name).ifPresent(own -> put(own, all));
    }
    return List.copyOf(all);
  }

  private Optional<Register> read(String name) {
    return switch (file.read("registers/" + name)) {
      case SignedFile.Read.Vanished() -> Optional.empty();
      case SignedFile.Read.Bad(var bad) -> {
        quarantined.add(bad);
        yield Optional.empty();
      }
      case SignedFile.Read.Good good -> {
        try {
          Register register = Json.to(good.tree(), Register.class);
          if (name.equals(register.register() + ".json")) {
            yield Optional.of(register);
          }
          hold(name, Rule.ID_FILE_NAME);
        } catch (JacksonException e) {
          hold(name, Rule.SCHEMA);
        }
        yield Optional.empty();
      }
    };
  }

  private static void put(Register own, List<Register> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).register().equals(own.register())) {
        all.set(i, merged(own, all.get(i)));
        return;
      }
    }
    all.add(own);
  }

  /** The service's lines first; a line of the webmaster's with one's key gives way to it. */
  private static Register merged(Register own, Register webmasters) {
    if (!own.columns().equals(webmasters.columns())) {
      return own;
    }
    Set<String> keys = own.entries().stream().map(Register.Entry::key).collect(Collectors.toSet());
    List<Register.Entry> entries =
        Stream.concat(
                own.entries().stream(),
                webmasters.entries().stream().filter(entry -> !keys.contains(entry.key())))
            .toList();
    boolean later = own.updatedOn().isAfter(webmasters.updatedOn());
    return new Register(
        own.register(),
        webmasters.title(),
        webmasters.summary(),
        own.sample() || webmasters.sample(),
        later ? own.updatedOn() : webmasters.updatedOn(),
        webmasters.basis(),
        own.columns(),
        entries);
  }

  private void hold(String name, Rule rule) {
    quarantined.add(Quarantined.of("registers/" + name, rule));
  }
}
