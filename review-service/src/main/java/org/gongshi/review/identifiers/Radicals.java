package org.gongshi.review.identifiers;

/**
 * CJK radicals that are drawn like an ordinary character: PDF gives ⻔ where a page shows 门. Of the
 * Kangxi radicals (U+2F00) normalisation knows the character, of the supplement (U+2E80) only two;
 * the others are here (Unicode, EquivalentUnifiedIdeograph.txt).
 */
public final class Radicals {
  private static final int FIRST = 0x2E80;

  /** By position from {@link #FIRST}; ? where no character of the basic plane is drawn alike. */
  private static final String UNIFIED =
      "?厂乛乚乙亻冂?刀刂卜㔾小小兀尣尢?巳幺彑彐忄㣺扌攵?旡日月歺母"
          + "民氵氺灬爫爫丬牛犭王?目示礻竹糹纟罓罒㓁??羊??耂肀聿肉臼艹"
          + "艹艹虎衤覀西见角?讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食"
          + "?飠饣?马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

  private Radicals() {}

  /** The ordinary character for a radical of the supplement; any other code point as it is. */
  public static int unified(int codePoint) {
    int at = codePoint - FIRST;
    if (at < 0 || at >= UNIFIED.length() || UNIFIED.charAt(at) == '?') {
      return codePoint;
    }
    return UNIFIED.charAt(at);
  }
}
