package org.gongshi.review.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/** Everything of a case that is searched. Raw. */
record CaseTexts(
    String organCode,
    String publicId,
    String title,
    String matter,
    String facts,
    @Nullable String proposedCategory,
    @Nullable String category,
    @Nullable String documentNumber) {

  /** How a party is called. */
  record Names(String name, @Nullable String tradeName, String aliases) {
    List<String> all() {
      try {
        List<String> all = new ArrayList<>();
        all.add(name);
        if (tradeName != null) {
          all.add(tradeName);
        }
        all.addAll(Json.mapper().readValue(aliases, new TypeReference<List<String>>() {}));
        return all;
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("party.aliases is not a JSON list", e);
      }
    }

    @Override
    public String toString() {
      return "Names[]";
    }
  }

  /** The words of these texts and names, a text at a time. */
  String words(List<Names> parties) {
    List<String> texts = new ArrayList<>(List.of(publicId, title, matter, facts));
    for (String text : new @Nullable String[] {proposedCategory, category, documentNumber}) {
      if (text != null) {
        texts.add(text);
      }
    }
    parties.forEach(names -> texts.addAll(names.all()));
    return Words.of(organCode, texts);
  }

  @Override
  public String toString() {
    return "CaseTexts[" + publicId + "]";
  }
}
