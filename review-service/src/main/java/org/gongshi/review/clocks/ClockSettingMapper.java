package org.gongshi.review.clocks;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface ClockSettingMapper {
  String COLUMNS =
      "SELECT kind, organ_code, since, length, extension, put_by, put_at FROM clock_setting ";

  /** The organ's own setting goes before one for all; of each the newest that is in force. */
  @Select(
      COLUMNS
          + """
          WHERE kind = #{kind} AND organ_code IN ('', #{organ}) AND since <= #{day}
          ORDER BY organ_code DESC, since DESC LIMIT 1
          """)
  @Nullable ClockSetting inForce(
      @Param("kind") ClockKind kind, @Param("organ") String organ, @Param("day") LocalDate day);

  @Select(COLUMNS + "ORDER BY kind, organ_code, since")
  List<ClockSetting> all();

  @Insert(
      """
      INSERT INTO clock_setting (kind, organ_code, since, length, extension, put_by, put_at)
      VALUES (#{kind}, #{organCode}, #{since}, #{length}, #{extension}, #{putBy}, #{putAt})
      ON DUPLICATE KEY UPDATE length = VALUES(length), extension = VALUES(extension), put_by = VALUES(put_by),
        put_at = VALUES(put_at)
      """)
  void put(ClockSetting setting);
}
