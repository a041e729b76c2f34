package org.gongshi.review.redaction;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ansj.library.AmbiguityLibrary;
import org.ansj.library.DicLibrary;
import org.ansj.splitWord.analysis.ToAnalysis;
import org.nlpcn.commons.lang.tire.domain.Forest;

/**
 * Names of people whom the case does not know: what either of two recognisers takes for one, and
 * what stands like one beside a word that people stand beside. All of it is proposed, for a person
 * to settle: each of the three finds much that is no name.
 */
final class UnknownPeople {
  /** Recognisers take time and memory by the length of what they are given at once. */
  private static final int LONGEST_PIECE = 400;

  private static final int LONGEST_NAME = 4;

  /** Of a name with dots, up to the first. */
  private static final int LONGEST_FIRST_NAME = 8;

  /** Frequencies of surnames: of any, of one that is hardly a word, of one that everybody knows. */
  private static final int RARE = 1;

  private static final int SELDOM = 15;
  private static final int FREQUENT = 300;

  /** A name may stand after one of these without another word beside it. */
  private static final String OPENS = "对向与和由经据为给将被让请从找及或了的、,。;:\"“‘「(用佣";

  private static final Segment HANLP =
      HanLP.newSegment()
          .enableNameRecognize(true)
          .enableTranslatedNameRecognize(true)
          .enableOffset(true);

  /** Whoever stands after one of these is a person. */
  private static final String ROLES =
      "当事人|证人|代表人|负责人|经营者|经营人|代理人|委托人|受托人|管理人|承租人|出租人|承包人|合伙人|投资人"
          + "|股东|监护人|联系人|收货人|收件人|发货人|寄件人|举报人|投诉人|申请人|被申请人|询问人|被询问人|陈述人"
          + "|驾驶人|驾驶员|司机|店主|老板|员工|职工|工人|店员|营业员|收银员|保管员|仓管员|采购员|销售员|业务员|厨师"
          + "|医生|护士|患者|病人|伤者|死者|受害人|被害人|学生|家长|老师|教师|村民|居民|业主|房东|租户|住户|邻居"
          + "|顾客|消费者|丈夫|妻子|父亲|母亲|儿子|女儿|哥哥|弟弟|姐姐|妹妹|亲属|家属|同事|朋友|经理|厂长|会计"
          + "|出纳|法人|实际控制人|见证人|翻译|户主|车主|船主|机主|户名|姓名";

  private static final Beginnings ROLES_BEGIN = Beginnings.of(ROLES);

  private static final Pattern AFTER_ROLE =
      Pattern.compile("(?:" + ROLES + ")(?:之(?:子|女|妻|夫|父|母))?(?:即|为|是|系|叫|名叫|:|,)?");

  /** Whoever stands before one of these is a person. */
  private static final String DEEDS =
      "(男|(女|(身份证|(公民身份|(系|(以下|,男,|,男)|,女,|,女)|本人|承认|陈述|供述|证实|反映|述称"
          + "|辩称|自称|称,|称:|签名|签字|签收|确认无误|到场|在场|名下|雇佣|所雇|驾驶|先生|女士|小姐|师傅|阿姨"
          + "|大爷|同志|老师|医生|等人|夫妇|夫妻|父子|母子|兄弟|姐妹|一家|的身份证|的住所|的手机|的账户|的银行"
          + "|的微信|的妻|的丈夫|的儿|的女儿|的父|的母";

  private static final Beginnings DEEDS_BEGIN = Beginnings.of(DEEDS);

  private static final Pattern BEFORE_DEED = Pattern.compile(DEEDS.replaceAll("[()]", "\\\\$0"));

  /** What stands right before one of these is the name of a place or of a company. */
  private static final Pattern OF_A_PLACE =
      Pattern.compile(
          "县|镇(?![定静])|乡(?![下里亲])|街道|村(?!民)|路(?![过上边遇经])|科技|制药|集团|实业|置业|有限(?:责任)?公司|股份有限");

  private static final Pattern FOREIGN =
      Pattern.compile(
          "[\\p{IsHan}&&[^的了在是和与及由向对为称将被把]]{1,"
              + LONGEST_FIRST_NAME
              + "}(?:·[\\p{IsHan}&&[^的了在是称]]{1,10}){1,4}");

  static {
    // Without user dictionaries: by default it reads some from the folder a program is started in.
    DicLibrary.put(DicLibrary.DEFAULT, "none", new Forest());
    AmbiguityLibrary.put(AmbiguityLibrary.DEFAULT, "none", new Forest());
  }

  private final Shadow shadow;
  private final String text;
  private final Findings findings;
  private final Matcher place;

  private UnknownPeople(Shadow shadow, Findings findings) {
    this.shadow = shadow;
    this.text = shadow.text();
    this.findings = findings;
    this.place = OF_A_PLACE.matcher(text);
  }

  static void find(Shadow shadow, Findings to) {
    UnknownPeople people = new UnknownPeople(shadow, to);
    for (int from = 0; from < people.text.length(); ) {
      int until = people.endOfPiece(from);
      people.recognise(from, people.text.substring(from, until));
      from = until;
    }
    people.lookByRule();
  }

  private int endOfPiece(int from) {
    int last = Math.min(text.length(), from + LONGEST_PIECE);
    for (int i = last - 1; i > from; i--) {
      if ("。;!?\n".indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return last;
  }

  private void recognise(int at, String piece) {
    for (Term term : HANLP.seg(piece)) {
      if (term.nature.startsWith("nr")) {
        proposeUnlessWord(at + term.offset, term.length(), "NAME_BY_HANLP");
      }
    }
    for (org.ansj.domain.Term term : ToAnalysis.parse(piece)) {
      if (term.getNatureStr().startsWith("nr")) {
        proposeUnlessWord(at + term.getOffe(), term.getName().length(), "NAME_BY_ANSJ");
      }
    }
  }

  private void proposeUnlessWord(int from, int length, String rule) {
    if (length >= 2 && !Lexicon.isWord(text.substring(from, from + length))) {
      propose(from, from + length, rule);
    }
  }

  /** What is masked already, and what names a place, needs no settling. */
  private void propose(int from, int to, String rule) {
    boolean ofPlace = place.region(to, text.length()).lookingAt();
    if (text.indexOf('某', from, to) < 0 && !ofPlace) {
      findings.propose(shadow.cut(from, to, CutKind.PERSON_NAME, rule));
    }
  }

  private void lookByRule() {
    lookAroundDots();
    each(AFTER_ROLE, ROLES_BEGIN, role -> proposeNameAt(role.end(), RARE, "NAME_AFTER_ROLE"));
    each(BEFORE_DEED, DEEDS_BEGIN, deed -> proposeNamesBefore(deed.start()));
    for (int i = 0; i < text.length(); i++) {
      boolean opens = i == 0 || OPENS.indexOf(text.charAt(i - 1)) >= 0;
      proposeNameAt(i, opens ? SELDOM : frequency(text.charAt(i)), "NAME_BY_SURNAME");
    }
  }

  private void lookAroundDots() {
    Matcher foreign = FOREIGN.matcher(text);
    int end = 0;
    for (int dot = text.indexOf('·'); dot >= 0; dot = text.indexOf('·', Math.max(dot + 1, end))) {
      for (int from = Math.max(end, dot - LONGEST_FIRST_NAME); from < dot; from++) {
        if (foreign.region(from, text.length()).lookingAt()) {
          end = foreign.end();
          propose(from, end, "NAME_WITH_DOT");
          break;
        }
      }
    }
  }

  /** Every place that the pattern finds, looked for only where it can begin. */
  private void each(Pattern shape, Beginnings begin, Consumer<Matcher> found) {
    Matcher matcher = shape.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      if (begin.at(text, i) && matcher.region(i, text.length()).lookingAt()) {
        found.accept(matcher);
        i = matcher.end() - 1;
      }
    }
  }

  private void proposeNamesBefore(int deed) {
    for (int length = LONGEST_NAME; length >= 2; length--) {
      int from = deed - length;
      if (from >= 0 && nameLength(from, SELDOM) == length) {
        propose(from, deed, "NAME_BEFORE_DEED");
      }
    }
  }

  /** What a surname must have where nothing says that a name may stand. */
  private static int frequency(char surname) {
    return Neighbours.isWord(surname) ? Integer.MAX_VALUE : FREQUENT;
  }

  private void proposeNameAt(int from, int frequency, String rule) {
    int length = nameLength(from, frequency);
    if (length > 0) {
      propose(from, from + length, rule);
    }
  }

  /**
   * How long the name is that may begin at {@code from}; 0 if none does.
   *
   * @param frequency that its surname has at least
   */
  private int nameLength(int from, int frequency) {
    int surname = Surnames.lengthAt(text, from);
    int given = from + surname;
    if (surname == 0 || !isHan(given)) {
      return 0;
    }
    int weight = Surnames.weightAt(text, from, surname);
    if (weight < frequency || Lexicon.crosses(text, from)) {
      return 0;
    }
    boolean longer =
        isHan(given + 1) && (!Lexicon.crosses(text, given + 2) || Lexicon.crosses(text, given + 1));
    int end = longer ? given + 2 : given + 1;
    if (Lexicon.isWord(text.substring(from, end))) {
      return 0;
    }
    boolean says = Lexicon.crosses(text, given) || Lexicon.isWord(text.substring(given, end));
    return says && weight < FREQUENT ? 0 : end - from;
  }

  private boolean isHan(int at) {
    return at < text.length() && Shadow.isHan(text.charAt(at));
  }
}
