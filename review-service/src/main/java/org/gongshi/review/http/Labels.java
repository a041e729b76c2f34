package org.gongshi.review.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What the constants of an enum mean: its own {@code label()}, or the package's dictionary. */
final class Labels {
  private Labels() {}

  static String of(Enum<?> constant) {
    Class<?> type = constant.getDeclaringClass();
    try {
      Object label =
          MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findVirtual(type, "label", MethodType.methodType(String.class))
              .invoke(constant);
      return String.valueOf(label);
    } catch (NoSuchMethodException e) {
      Dictionary.Entry entry = Dictionary.of(type).field(type, constant.name());
      return entry == null ? "" : entry.about();
    } catch (Throwable e) {
      throw new IllegalStateException("the label of " + constant + " cannot be read", e);
    }
  }

  /** Adds {@code x-enum-descriptions} and a description that lists them. */
  static void describe(ObjectNode schema, Class<?> type) {
    StringBuilder all = new StringBuilder(Dictionary.of(type).about(type));
    ObjectNode each = schema.putObject("x-enum-descriptions");
    for (Object constant : type.getEnumConstants()) {
      String label = of((Enum<?>) constant);
      each.put(((Enum<?>) constant).name(), label);
      all.append(all.isEmpty() ? "" : "；").append(((Enum<?>) constant).name());
      all.append(' ').append(label);
    }
    schema.put("description", all.toString());
  }
}
