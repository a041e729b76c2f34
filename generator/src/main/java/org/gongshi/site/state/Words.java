package org.gongshi.site.state;

import java.util.Map;

/** The steps of a build in the words of the officials. */
final class Words {

  /** What follows the end of a step. */
  private static final Map<String, String> NEXT =
      Map.ofEntries(
          Map.entry("", "检查上一版本"),
          Map.entry("start", "读取内容"),
          Map.entry("content", "核对撤下"),
          Map.entry("takedown", "比较变化"),
          Map.entry("plan", "生成页面"),
          Map.entry("bake", "生成订阅和开放数据"),
          Map.entry("feeds", "建立检索"),
          Map.entry("index", "建立静态检索"),
          Map.entry("shards", "核验版本"),
          Map.entry("verify", "写入磁盘"),
          Map.entry("assemble", "切换版本"),
          Map.entry("clearance", "切换版本"),
          Map.entry("switch", "清除旧版本"),
          Map.entry("purge", "写回执"),
          Map.entry("receipts", "清理旧版本"),
          Map.entry("retention", "收尾"),
          Map.entry("memory", "收尾"));

  private Words() {}

  static String after(String step) {
    return NEXT.getOrDefault(step, step);
  }
}
