package org.gongshi.site.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.content.Quarantined.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the registers and the Markdown pages; they are the webmaster's and bear no signature. */
final class WebmasterFiles {

  private static final Pattern REGISTER = Pattern.compile("([a-z][a-z0-9-]{1,40})\\.json");
  private static final Pattern PAGE =
      Pattern.compile("([a-z][a-z0-9-]*)/([a-z0-9][a-z0-9-]*)\\.md");

  /** JBake's line between header and body. */
  private static final String SEPARATOR = "~~~~~~";

  /** What a page's header may say; a misspelt key would silently do nothing. */
  private static final Set<String> KEYS =
      Set.of("type", "status", "title", "date", "source", "number", "summary", "slug", "tags");

  /** A picture without words for those who cannot see it. */
  private static final Pattern SILENT_IMAGE = Pattern.compile("!\\[\\s*]\\(");

  private final Path siteContent;
  private final List<Quarantined> quarantined;

  WebmasterFiles(Path siteContent, List<Quarantined> quarantined) {
    this.siteContent = siteContent;
    this.quarantined = quarantined;
  }

  List<Register> registers() throws IOException {
    List<Register> registers = new ArrayList<>();
    FoundFiles found = found("registers");
    for (String name : found.files()) {
      Matcher matcher = REGISTER.matcher(name);
      if (!matcher.matches()) {
        refuse("registers/" + name, Rule.FOREIGN_FILE, "");
        continue;
      }
      Optional<String> text = text(found, "registers/", name);
      if (text.isPresent()) {
        register("registers/" + name, matcher.group(1), text.get()).ifPresent(registers::add);
      }
    }
    return List.copyOf(registers);
  }

  private Optional<Register> register(String path, String name, String text) {
    JsonNode tree;
    try {
      tree = Json.tree(text);
    } catch (JacksonException e) {
      return refuse(path, Rule.JSON, "");
    }
    Optional<String> breach = ContractSchema.REGISTER.breach(tree);
    if (breach.isPresent()) {
      return refuse(path, Rule.SCHEMA, breach.get());
    }
    Register register;
    try {
      register = Json.to(tree, Register.class);
    } catch (JacksonException e) {
      return refuse(path, Rule.SCHEMA, "");
    }
    return register.register().equals(name)
        ? Optional.of(register)
        : refuse(path, Rule.ID_FILE_NAME, "");
  }

  List<EditorialPage> pages(LocalDate today) throws IOException {
    List<EditorialPage> pages = new ArrayList<>();
    FoundFiles found = found("pages");
    for (String name : found.files()) {
      Matcher matcher = PAGE.matcher(name);
      if (!matcher.matches()) {
        refuse("pages/" + name, Rule.FOREIGN_FILE, "");
        continue;
      }
      Optional<String> text = text(found, "pages/", name);
      if (text.isPresent()) {
        page(matcher.group(1), matcher.group(2), text.get())
            .filter(page -> isPublic(page, today))
            .ifPresent(pages::add);
      }
    }
    return List.copyOf(pages);
  }

  /** Drafts and what is dated later are not at their address; JBake would put them there. */
  private static boolean isPublic(EditorialPage page, LocalDate today) {
    return page.field("status").filter("published"::equals).isPresent()
        && !page.date().isAfter(today);
  }

  private Optional<EditorialPage> page(String section, String slug, String text) {
    SortedMap<String, String> fields = new TreeMap<>();
    String path = "pages/" + section + "/" + slug + ".md";
    boolean ended = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (ended) {
        if (SILENT_IMAGE.matcher(line).find()) {
          return refuse(path, Rule.IMAGE_WITHOUT_WORDS, "line " + number);
        }
        continue;
      }
      if (line.strip().equals(SEPARATOR)) {
        ended = true;
        continue;
      }
      int equals = line.indexOf('=');
      if (equals > 0) {
        String key = line.substring(0, equals).strip();
        if (!KEYS.contains(key)) {
          return refuse(path, Rule.PAGE_HEADER, "line " + number + ": " + key);
        }
        fields.put(key, line.substring(equals + 1).strip());
      } else if (!line.isBlank()) {
        return refuse(path, Rule.PAGE_HEADER, "line " + number);
      }
    }
    if (!ended || !fields.keySet().containsAll(List.of("title", "date", "status"))) {
      return refuse(path, Rule.PAGE_HEADER, "");
    }
    try {
      LocalDate date = LocalDate.parse(fields.getOrDefault("date", ""));
      return Optional.of(new EditorialPage(section, slug, fields, date, text));
    } catch (DateTimeParseException e) {
      return refuse(path, Rule.PAGE_HEADER, "date");
    }
  }

  private FoundFiles found(String folder) throws IOException {
    FoundFiles found = FoundFiles.below(siteContent.resolve(folder));
    found.links().forEach(link -> refuse(folder + "/" + link, Rule.SYMLINK, ""));
    found.unreadable().forEach(path -> refuse(folder + "/" + path, Rule.UNREADABLE, ""));
    return found;
  }

  /** One file that cannot be read is held back; the others, and every takedown, go on. */
  private Optional<String> text(FoundFiles found, String folder, String name) {
    try {
      return FoundFiles.read(found.path(name))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (FoundFiles.TooLongException e) {
      return refuse(folder + name, Rule.TOO_LARGE, "");
    } catch (IOException e) {
      return refuse(folder + name, Rule.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private <T> Optional<T> refuse(String path, Rule rule, String detail) {
    quarantined.add(Quarantined.of("site-content/" + path, rule, detail));
    return Optional.empty();
  }
}
