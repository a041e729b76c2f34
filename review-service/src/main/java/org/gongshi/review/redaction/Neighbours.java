package org.gongshi.review.redaction;

/** Whether a part of a name, seen in a text, is that and not where two words meet. */
final class Neighbours {
  /** Surnames that are words too: 任经理 is an office as often as a person. */
  private static final String WORDS = "任于时成和常应向解方高何安全明白平关管过都同连代由师计单干能可年年路车米区";

  /** The frequent surnames that are no words of every day, so that 王拾英 is not 拾英. */
  private static final String SURNAMES =
      "王李张刘陈杨黄吴赵周徐孙朱胡郭林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蒋蔡余杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃戴莫孔汤";

  private Neighbours() {}

  /** Whether the surname is a word of every day too. */
  static boolean isWord(char surname) {
    return WORDS.indexOf(surname) >= 0;
  }

  static boolean isPartOfName(CharSequence text, int from, int to) {
    if (from > 0 && SURNAMES.indexOf(text.charAt(from - 1)) >= 0 && !Lexicon.crosses(text, from)) {
      return endsWord(text, from - 1);
    }
    return !Lexicon.isWord(text.subSequence(from, to).toString())
        && !Lexicon.isInside(text, from, to)
        && !(Lexicon.crosses(text, from) && Lexicon.crosses(text, to));
  }

  /** Whether the unit that looks like a surname ends a word, as 石 does in 钻石. */
  private static boolean endsWord(CharSequence text, int at) {
    return Lexicon.crosses(text, at);
  }

  static boolean isFamiliar(CharSequence text, int from, int to) {
    char next = to < text.length() ? text.charAt(to) : ' ';
    if (next == '某' || next == 'x' || next == '*') {
      return false;
    }
    boolean wordFirst = "老小阿".indexOf(text.charAt(from)) >= 0;
    boolean endsInOneUnit = wordFirst || to - from == 2;
    return WORDS.indexOf(text.charAt(wordFirst ? from + 1 : from)) < 0
        && !Lexicon.isInside(text, from, to)
        && !Lexicon.crosses(text, from)
        && !(endsInOneUnit && to < text.length() && Lexicon.crosses(text, to));
  }
}
