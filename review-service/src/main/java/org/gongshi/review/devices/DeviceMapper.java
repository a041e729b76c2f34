package org.gongshi.review.devices;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DeviceMapper {
  String COLUMNS =
      """
      SELECT id AS `key`, public_id AS id, organ_code, number, kind, model, online, in_use_from, state, assigned_to, version
      FROM device
      """;

  @Select(COLUMNS + "WHERE public_id = #{id}")
  @Nullable Device byId(String id);

  @Select(COLUMNS + "WHERE public_id = #{id} FOR UPDATE")
  @Nullable Device lock(String id);

  @Select(
      COLUMNS
          + """
          WHERE id > #{after} AND (#{organ, jdbcType=VARCHAR} IS NULL OR organ_code = #{organ, jdbcType=VARCHAR})
          ORDER BY id LIMIT #{limit}
          """)
  List<Device> page(long after, @Nullable String organ, int limit);

  @Insert(
      """
      INSERT INTO device (public_id, organ_code, number, kind, model, online, in_use_from, state, assigned_to, version,
        updated_at)
      VALUES (#{id}, #{d.organCode}, #{d.number}, #{d.kind}, #{d.model}, #{d.online}, #{d.inUseFrom}, #{d.state},
        #{d.assignedTo}, 1, #{now})
      """)
  void insert(String id, DeviceRequest.Checked d, Instant now);

  @Update(
      """
      UPDATE device SET number = #{d.number}, kind = #{d.kind}, model = #{d.model}, online = #{d.online},
        in_use_from = #{d.inUseFrom}, state = #{d.state}, assigned_to = #{d.assignedTo}, version = version + 1,
        updated_at = #{now}
      WHERE id = #{key}
      """)
  void update(long key, DeviceRequest.Checked d, Instant now);

  /** Sets that officers can take along: body cameras and mobile terminals in use. */
  @Select(
      """
      SELECT COUNT(*) FROM device
      WHERE organ_code = #{organ} AND state = 'IN_USE' AND kind IN ('BODY_CAMERA', 'MOBILE_TERMINAL')
      """)
  int sets(String organ);
}
