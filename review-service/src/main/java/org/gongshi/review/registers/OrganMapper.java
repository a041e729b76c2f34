package org.gongshi.review.registers;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;

interface OrganMapper {
  @Insert(
      "INSERT INTO organ (code, name) VALUES (#{code}, #{name}) ON DUPLICATE KEY UPDATE name = VALUES(name)")
  void put(Organ organ);

  @Select("SELECT code, name FROM organ ORDER BY code")
  List<Organ> all();

  @Select("SELECT COUNT(*) FROM organ WHERE code = #{code}")
  int count(String code);
}
