package org.gongshi.review.database;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.ResultFlag;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.session.Configuration;

/**
 * Rows become records by the names of their components, {@code filedAt} from {@code filed_at}. The
 * library can find that out by itself, but does so anew for every row and takes longer than the
 * query.
 */
final class RowMapping extends Configuration {
  RowMapping(Environment environment) {
    super(environment);
  }

  @Override
  public void addResultMap(ResultMap map) {
    boolean plain = map.getType().isRecord() && map.getResultMappings().isEmpty();
    super.addResultMap(plain ? byComponents(map) : map);
  }

  private ResultMap byComponents(ResultMap map) {
    List<ResultMapping> columns =
        Arrays.stream(map.getType().getRecordComponents()).map(this::column).toList();
    return new ResultMap.Builder(this, map.getId(), map.getType(), columns, false).build();
  }

  private ResultMapping column(RecordComponent component) {
    return new ResultMapping.Builder(
            this, null, snakeCase(component.getName()), component.getType())
        .flags(List.of(ResultFlag.CONSTRUCTOR))
        .build();
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
