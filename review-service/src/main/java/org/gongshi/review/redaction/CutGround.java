package org.gongshi.review.redaction;

import java.util.Set;
import org.gongshi.review.identifiers.LegalBasis;

/** Why an officer may cut beside the rules, and which kinds of cut each ground gives. */
enum CutGround {
  PERSONAL_PRIVACY(
      "个人隐私，公开会对第三方合法权益造成损害",
      new LegalBasis(LegalBasis.DISCLOSURE_REGULATION, "第十五条", "2019-05-15"),
      Set.of(
          CutKind.PERSON_NAME,
          CutKind.CITIZEN_ID,
          CutKind.OTHER_ID,
          CutKind.PHONE,
          CutKind.BANK_CARD,
          CutKind.EMAIL,
          CutKind.PLATE,
          CutKind.ADDRESS,
          CutKind.BIRTH_DATE,
          CutKind.CONTACT,
          CutKind.HEALTH,
          CutKind.LOCATION)),
  MINOR_PROTECTED(
      "可能识别未成年人身份的信息",
      new LegalBasis("《中华人民共和国未成年人保护法》", "第一百零三条", "2021-06-01"),
      Set.of(CutKind.MINOR)),
  TRADE_SECRET(
      "商业秘密，公开会对第三方合法权益造成损害",
      new LegalBasis(LegalBasis.DISCLOSURE_REGULATION, "第十五条", "2019-05-15"),
      Set.of(CutKind.TRADE_SECRET, CutKind.TRADE_NAME));

  private final String label;
  private final LegalBasis basis;
  private final Set<CutKind> kinds;

  CutGround(String label, LegalBasis basis, Set<CutKind> kinds) {
    this.label = label;
    this.basis = basis;
    this.kinds = kinds;
  }

  String label() {
    return label;
  }

  LegalBasis basis() {
    return basis;
  }

  Set<CutKind> kinds() {
    return kinds;
  }
}
