package org.gongshi.site.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateModelTest {

  private final AtomicInteger made = new AtomicInteger();
  private final LateModel model = new LateModel(Map.of("title", "行政处罚决定书"));

  @Test
  void aValueIsMadeWhenItIsFirstAskedForAndThenKept() {
    model.later("qr", made::incrementAndGet);

    assertThat(model.containsKey("qr")).isTrue();
    assertThat(model.containsKey("counting")).isFalse();
    assertThat(made).hasValue(0);
    assertThat(model.get("qr")).isEqualTo(1);
    assertThat(model.get("qr")).isEqualTo(1);
    assertThat(made).hasValue(1);
  }

  @Test
  void whoListsTheModelSeesEveryValueMade() {
    model.later("qr", () -> "path");
    model.put("citation", "引用");

    assertThat(model)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("title", "行政处罚决定书", "citation", "引用", "qr", "path"));
  }
}
