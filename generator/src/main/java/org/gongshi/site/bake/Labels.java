package org.gongshi.site.bake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Decision.Cause;
import org.gongshi.site.content.Decision.Choice;
import org.gongshi.site.content.Decision.CutKind;
import org.gongshi.site.content.Decision.Outcome;
import org.gongshi.site.content.Decision.PartyKind;
import org.gongshi.site.content.Decision.Procedure;
import org.gongshi.site.content.Decision.ProceedingKind;
import org.gongshi.site.content.Kind;
import org.gongshi.site.takedown.Exit;
import org.jspecify.annotations.Nullable;

/** What the public reads for the contract's words. */
public final class Labels {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Labels() {}

  public static String of(Kind kind) {
    return switch (kind) {
      case LICENCE -> "行政许可";
      case PENALTY -> "行政处罚";
      case COERCION -> "行政强制";
      case FEE -> "行政收费";
      case INSPECTION -> "行政检查";
      case EXPROPRIATION_LEVY -> "征收征用";
    };
  }

  static String of(Procedure procedure) {
    return switch (procedure) {
      case GENERAL -> "一般程序";
      case SUMMARY -> "简易程序";
    };
  }

  static String of(PartyKind kind) {
    return switch (kind) {
      case NATURAL_PERSON -> "自然人";
      case ORGANISATION -> "法人及非法人组织";
      case SOLE_TRADER -> "个体工商户";
    };
  }

  static String of(Choice choice) {
    return switch (choice) {
      case FULL_TEXT -> "全文公开";
      case SUMMARY -> "摘要公开";
      case WITHOUT_NAMES -> "隐名公开";
    };
  }

  static String of(CutKind kind) {
    return switch (kind) {
      case PERSON_NAME -> "自然人姓名";
      case CITIZEN_ID -> "公民身份号码";
      case OTHER_ID -> "其他证件号码";
      case PHONE -> "联系电话";
      case BANK_CARD -> "银行账号";
      case EMAIL -> "电子邮箱";
      case PLATE -> "车辆号牌";
      case ADDRESS -> "住址";
      case BIRTH_DATE -> "出生日期";
      case CONTACT -> "网络账号";
      case HEALTH -> "健康信息";
      case LOCATION -> "位置坐标";
      case MINOR -> "未成年人信息";
      case TRADE_SECRET -> "商业秘密";
      case TRADE_NAME -> "企业名称";
    };
  }

  static String of(Cause cause) {
    return switch (cause) {
      case TYPING_ERROR -> "原公示内容存在文字差错";
      case REDACTION_ERROR -> "原公示内容的隐私处理存在差错";
      case DECISION_CHANGED -> "原决定已被依法变更";
      case DECIDED_ANEW -> "原决定已依法重新作出";
      case REPUBLISHED -> "经复核恢复公示";
    };
  }

  static String of(ProceedingKind kind) {
    return switch (kind) {
      case RECONSIDERATION -> "行政复议";
      case SUIT -> "行政诉讼一审";
      case APPEAL -> "行政诉讼二审";
      case RETRIAL -> "行政诉讼再审";
    };
  }

  static String of(Outcome outcome) {
    return switch (outcome) {
      case UPHELD -> "维持";
      case DISMISSED -> "驳回";
      case SETTLED -> "调解、和解";
      case WITHDRAWN -> "撤回申请或者起诉";
      case CHANGED -> "变更";
      case REVOKED -> "撤销";
      case UNLAWFUL -> "确认违法";
      case VOID -> "确认无效";
      case ORDERED_ANEW -> "撤销并责令重新作出";
    };
  }

  /** What a list says of a decision that something was brought against; null if it stands. */
  static @Nullable String contested(Decision decision) {
    Outcome setAside = decision.setAside();
    if (setAside != null) {
      return "已被依法" + of(setAside);
    }
    return switch (decision.status()) {
      case UNDER_RECONSIDERATION -> "正在行政复议";
      case IN_LITIGATION -> "正在行政诉讼";
      case IN_FORCE, SET_ASIDE -> null;
    };
  }

  static String of(Exit exit) {
    return switch (exit) {
      case WITHDRAWN -> "已撤回";
      case CORRECTED -> "已更正";
      case EXPIRED -> "公示期满";
      case LEAKED -> "已下架";
    };
  }

  /** Of the file of an attachment. */
  static String ofMediaType(String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" -> "JPEG图片";
      case "image/png" -> "PNG图片";
      default -> "PDF";
    };
  }

  /** A length in bytes, as readers are told it. */
  static String ofSize(long bytes) {
    return bytes < 1 << 20
        ? Math.max(1, Math.round(bytes / 1024.0)) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (1024.0 * 1024));
  }

  static String month(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }

  /** The day in Shanghai. */
  static String day(Instant instant) {
    return LocalDate.ofInstant(instant, SHANGHAI).toString();
  }

  /** PubDate as government sites write it; decisions and pages are dated by day. */
  static String published(LocalDate day) {
    return day + " 00:00";
  }
}
