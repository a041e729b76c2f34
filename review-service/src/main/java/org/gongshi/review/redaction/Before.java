package org.gongshi.review.redaction;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a number, within its sentence: it says whose number it is, and of what kind.
 */
final class Before {
  private static final int REACH = 40;
  private static final String NEAR = "[^0-9a-z,，。;；、]{0,8}$";

  private static final Pattern CITIZEN =
      Pattern.compile("(?:身份证|公民身份|身份号码|身份证件|社会保障号?|社保号?|居民证)(?:件)?(?:号码?|编号)?" + NEAR);
  private static final Pattern CODE = Pattern.compile("(?:信用代码|机构代码|纳税人识别号|税号|注册号|统一代码)" + NEAR);
  private static final Pattern CARD =
      Pattern.compile("(?:卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡|借记卡)[^0-9a-z,，。;；、]{0,12}$");
  private static final Pattern ORGAN_PAYMENT =
      Pattern.compile(
          "(?:缴款|缴[至入到往]|缴纳至|罚没款?专户|罚款专户|财政专户|国库|非税|收款单位|收款账|代收银行|指定账户|汇缴|财政局)(?![^。;]*(?:其本人|本人|名下|个人))[^。;]*$");
  private static final Pattern PHONE =
      Pattern.compile("(?:电话|座机|固话|联系方式|手机号?|传真|致电|拨打|tel|phone)" + NEAR);
  private static final Pattern HOTLINE =
      Pattern.compile(
          "(?:举报|投诉|咨询|监督|服务|值班|办公|求助|报警|受理|本局|我局|本机关|本单位|机关)(?:、?(?:举报|投诉|咨询|监督|服务))*(?:电话|热线|专线|号码)[^0-9a-z,，。;；、]{0,4}$");
  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "(?:订单|运单|快递|单据|提单|流水|交易|批次?|文书|文|证书|许可证?|执法证|档案|案件?|合同|发票|条形|条|商品|序列|型|产品|货|备案|受理|立案|登记|注册|凭证|回执|账单|检测|报告|编|追溯|设备|执照|物料|订货|生产)(?:号码?|码|编号|单号|证号|代码)[^0-9a-z,，。;；、]{0,4}$");

  private final String text;
  private final String letters;

  /** Asked for every row of groups, so that it is found out once. */
  private @Nullable Boolean citizen;

  /**
   * @param letters that touch the number
   */
  Before(String whole, int at, String letters) {
    String near =
        whole.substring(Math.max(0, at - letters.length() - REACH), at - letters.length());
    int stop = Math.max(near.lastIndexOf('。'), near.lastIndexOf(';'));
    this.text = near.substring(stop + 1);
    this.letters = letters;
  }

  String letters() {
    return letters;
  }

  boolean saysCitizenNumber() {
    Boolean says = citizen;
    if (says == null) {
      says = CITIZEN.matcher(text).find();
      citizen = says;
    }
    return says;
  }

  boolean saysOrganisationCode() {
    return CODE.matcher(text).find();
  }

  boolean saysCard() {
    return CARD.matcher(text).find();
  }

  boolean isOrgansAccount() {
    return ORGAN_PAYMENT.matcher(text).find();
  }

  boolean saysPhone() {
    return PHONE.matcher(text).find();
  }

  boolean isHotline() {
    return HOTLINE.matcher(text).find();
  }

  /** An order, a document, a model: a number that identifies no person. */
  boolean saysOtherNumber() {
    return OTHER_NUMBER.matcher(text).find();
  }
}
