package org.gongshi.review.redaction;

import java.util.List;

/**
 * Papers whose numbers are told by the word before them: the same digits elsewhere are a model or
 * an order.
 */
final class LabelledNumbers {
  private static final String TO_VALUE = "(?:号码?|编号|证号|件号码?)?[^0-9a-z,，。;；、]{0,6}";

  private static final String PASSPORT = "护照|passport";
  private static final String PERMIT =
      "港澳居民来往内地通行证|台湾居民来往大陆通行证|往来港澳通行证|往来台湾通行证|大陆居民往来台湾通行证|来往内地通行证|来往大陆通行证|通行证|回乡证|台胞证|港澳居民居住证|台湾居民居住证|香港(?:永久性居民)?身份证|澳门(?:永久性居民)?身份证|香港居民身份证|澳门居民身份证";
  private static final String RESIDENCE = "外国人永久居留身份证|外国人永久居留证|永久居留身份证|永久居留证|居留许可|居留证";
  private static final String SERVICE = "军官证|士兵证|文职干部证|警官证|残疾人?证|出生医学证明|户口簿";
  private static final String PROPERTY = "房屋所有权证|房产证|土地使用证|林权证|不动产权证书?|不动产权|房权证";
  private static final String INSURANCE = "社会保障卡?|社会保障号|社保卡?|医保卡?|医疗保险|公积金";

  static final List<Recogniser> ALL =
      List.of(
          labelled("PASSPORT_NUMBER", PASSPORT, "[a-z]{1,2} ?[0-9](?:[ -]?[0-9]){5,8}|[0-9]{8,9}"),
          labelled(
              "TRAVEL_PERMIT_NUMBER",
              PERMIT,
              "[a-z]{0,2} ?[0-9](?:[ -]?[0-9]){5,17}[a-z]?(?:\\([0-9a-z]{1,2}\\))?"),
          labelled(
              "RESIDENCE_PERMIT_NUMBER", RESIDENCE, "[a-z]{0,3} ?[0-9](?:[ -]?[0-9]){7,17}[x0-9]?"),
          labelled("SERVICE_CARD_NUMBER", SERVICE, "[a-z]{0,2}[0-9](?:[ -]?[0-9]){5,19}[x0-9]?"),
          labelled(
              "SOCIAL_SECURITY_NUMBER",
              INSURANCE,
              "[a-z]{0,3} ?[0-9](?:[ -]?[0-9]){7,17}[x0-9a-z]?"),
          Recogniser.of(
              CutKind.OTHER_ID,
              "PROPERTY_CERTIFICATE",
              Beginnings.of(PROPERTY),
              "(?:"
                  + PROPERTY
                  + ")"
                  + "(?:编?号码?|证号)?[:为是]?(?:[\\p{IsHan}()〔〕]{0,8}?)(?<v>第?[0-9]{4,14}号?)"),
          Recogniser.of(
              CutKind.OTHER_ID,
              "PROPERTY_CERTIFICATE",
              Beginnings.of("国用"),
              "国用[(〔\\[]?[0-9]{4}[)〕\\]]?(?<v>第?[0-9]{3,10}号?)"));

  private LabelledNumbers() {}

  private static Recogniser labelled(String rule, String labels, String value) {
    return Recogniser.of(
        CutKind.OTHER_ID,
        rule,
        Beginnings.of(labels),
        "(?:" + labels + ")" + TO_VALUE + "(?<v>" + value + ")(?![0-9a-z])");
  }
}
