package org.gongshi.site.bake;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model some of whose values are made when a template first asks for them: a theme that shows no
 * QR codes does not pay for one on each page.
 */
final class LateModel extends AbstractMap<String, Object> {

  private final Map<String, Object> values;
  private final Map<String, Supplier<?>> late = new HashMap<>();

  LateModel(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The value is what the supplier gives, which is asked once or never. */
  void later(String key, Supplier<?> value) {
    late.put(key, value);
  }

  @Override
  public @Nullable Object put(String key, Object value) {
    return values.put(key, value);
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Supplier<?> made = late.remove(key);
    if (made != null) {
      values.put(String.valueOf(key), made.get());
    }
    return values.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return late.containsKey(key) || values.containsKey(key);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    Set.copyOf(late.keySet()).forEach(this::get);
    return values.entrySet();
  }
}
