package org.gongshi.review.recording;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** Facts as the handler sends them. */
record FactsRequest(
    @Nullable Field field,
    @Nullable List<@Nullable Stage> stages,
    @Nullable List<@Nullable Measure> measures,
    @Nullable List<@Nullable Stage> notCooperated,
    @Nullable Boolean lifeOrHealth,
    @Nullable Boolean majorProperty,
    @Nullable Boolean leftAtPlace) {

  Facts checked() {
    Checks checks = new Checks();
    Set<Stage> held = constants(checks, "stages", stages, Stage.class);
    Facts facts =
        new Facts(
            field,
            held,
            constants(checks, "measures", measures, Measure.class),
            constants(checks, "notCooperated", notCooperated, Stage.class),
            Boolean.TRUE.equals(checks.required("lifeOrHealth", lifeOrHealth)),
            Boolean.TRUE.equals(checks.required("majorProperty", majorProperty)),
            Boolean.TRUE.equals(checks.required("leftAtPlace", leftAtPlace)));
    boolean inspected =
        held.contains(Stage.ON_SITE_INSPECTION) || held.contains(Stage.RANDOM_INSPECTION);
    checks.require(!inspected || field != null, "field", "REQUIRED", "进行了现场检查或者随机抽查的，请选择检查领域。");
    checks.orRefuse();
    return facts;
  }

  private static <E extends Enum<E>> Set<E> constants(
      Checks checks, String name, @Nullable List<@Nullable E> sent, Class<E> type) {
    Set<E> set = EnumSet.noneOf(type);
    List<@Nullable E> list = sent == null ? List.<@Nullable E>of() : sent;
    if (sent == null) {
      checks.add(name, "REQUIRED", "请填写此项，没有的填空列表。");
    }
    for (E constant : list) {
      if (constant == null) {
        checks.add(name, "REQUIRED", "列表中不能有空项。");
      } else {
        set.add(constant);
      }
    }
    return set;
  }
}
