package org.gongshi.review.http;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface OnceMapper {
  @Select(
      """
      SELECT digest, status, headers, body FROM idempotent_answer
      WHERE account_id = #{account} AND request_key = #{key}
      """)
  Once.@Nullable Stored find(@Param("account") long account, @Param("key") String key);

  @Insert(
      """
      INSERT INTO idempotent_answer (account_id, request_key, digest, status, headers, body, created_at)
      VALUES (#{account}, #{key}, #{s.digest}, #{s.status}, #{s.headers}, #{s.body}, #{now})
      """)
  void insert(
      @Param("account") long account,
      @Param("key") String key,
      @Param("s") Once.Stored stored,
      @Param("now") Instant now);
}
