package org.gongshi.review.redaction;

import java.util.List;

/** How a person is reached, and the person's car. */
final class Accounts {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

  private static final String LETTERS = "abcdefghjklmnpqrstuvwxyz";

  private static final String SERVICES = "微信|支付宝|抖音|快手|微博|陌陌|钉钉";

  private static final String LATIN_SERVICES = "wechat|weixin|vx|qq|whatsapp|telegram|skype";

  private static final String ORGANS_MAIL = "(?<!(?:举报|投诉|咨询|监督|本局|我局|机关)(?:电子)?(?:邮箱|邮件)[:为是]?)";

  /** Looked for where there is an at sign. */
  static final Recogniser EMAIL =
      Recogniser.anywhere(
          CutKind.EMAIL,
          "EMAIL_ADDRESS",
          "(?<![a-z0-9._%+-])"
              + ORGANS_MAIL
              + "[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,4}");

  static final List<Recogniser> ALL =
      List.of(
          Recogniser.of(
              CutKind.PHONE,
              "LANDLINE_IN_BRACKETS",
              Beginnings.of("(0"),
              "(?<!(?:举报|投诉|咨询|监督|服务|值班|办公|本局|我局|机关)(?:电话|热线)[:为是]?)"
                  + "\\((?:010|02[0-9]|0[3-9][0-9]{2})\\)[ -]?[2-9][0-9]{6,7}(?![0-9])"),
          Recogniser.of(
              CutKind.CONTACT,
              "ACCOUNT_IN_CONTEXT",
              Beginnings.of(SERVICES + "|" + LATIN_SERVICES),
              "(?:"
                  + SERVICES
                  + "|(?<![a-z0-9])(?:"
                  + LATIN_SERVICES
                  + "))"
                  + "(?:账号|帐号|号码?|id|用户名|昵称)?(?:\\(?(?:账号|帐号|号码?|id)\\)?)?[:为是 ]{0,3}"
                  + "(?<v>[a-z][a-z0-9_-]{5,23}|[0-9]{5,12})(?![a-z0-9@])"),
          Recogniser.of(
              CutKind.PLATE,
              "LICENCE_PLATE",
              Beginnings.of(PROVINCES, LETTERS),
              "["
                  + PROVINCES
                  + "]["
                  + LETTERS
                  + "][· .-]{0,2}(?=[a-z0-9]{0,5}[0-9])"
                  + "(?:[a-hj-np-z0-9]{5,6}[挂学警港澳领使]?|[a-hj-np-z0-9]{4}[挂学警港澳领使])(?![a-z0-9])"));

  private Accounts() {}
}
