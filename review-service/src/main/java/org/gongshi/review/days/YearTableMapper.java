package org.gongshi.review.days;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

interface YearTableMapper {
  @Select("SELECT revision FROM working_day_revision WHERE id = 1")
  long revision();

  /** Keeps tables from changing until the transaction ends, without keeping others out. */
  @Select("SELECT revision FROM working_day_revision WHERE id = 1 LOCK IN SHARE MODE")
  long holdRevision();

  @Select("SELECT revision FROM working_day_revision WHERE id = 1 FOR UPDATE")
  long lockRevision();

  @Update("UPDATE working_day_revision SET revision = revision + 1 WHERE id = 1")
  void raiseRevision();

  @Select("SELECT document FROM working_day_table ORDER BY year")
  List<String> documents();

  /** 0 if a file of these bytes was taken in before. */
  @Insert("INSERT IGNORE INTO working_day_file (sha256, taken_in_at) VALUES (#{sha256}, #{now})")
  int markTakenIn(@Param("sha256") String sha256, @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO working_day_table (year, document, put_by, put_at)
      VALUES (#{year}, #{document}, #{by}, #{now})
      ON DUPLICATE KEY UPDATE document = VALUES(document), put_by = VALUES(put_by), put_at = VALUES(put_at)
      """)
  void put(
      @Param("year") int year,
      @Param("document") String document,
      @Param("by") String by,
      @Param("now") Instant now);
}
