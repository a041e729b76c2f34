package org.gongshi.review.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

record PartyRow(
    Party.Role role,
    Party.Kind kind,
    String name,
    @Nullable String idNumber,
    @Nullable String creditCode,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String bankCard,
    @Nullable String plate,
    @Nullable String email,
    @Nullable LocalDate birthDate,
    @Nullable String tradeName,
    String aliases) {

  Party party() {
    try {
      List<String> names = Json.mapper().readValue(aliases, new TypeReference<>() {});
      return new Party(
          role,
          kind,
          name,
          idNumber,
          creditCode,
          phone,
          address,
          bankCard,
          plate,
          email,
          birthDate,
          tradeName,
          names);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("party.aliases is not a JSON list", e);
    }
  }

  static String aliases(Party party) {
    return new String(Json.write(party.aliases()), java.nio.charset.StandardCharsets.UTF_8);
  }
}
