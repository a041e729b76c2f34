package org.gongshi.review.identity;

import java.util.Set;

/**
 * What an account may do. The three persons of a decision and the two of a disclosure are told
 * apart by account, not by role.
 */
public enum Role {
  /** 执法承办人员: files cases, makes proposals, records service. */
  HANDLER,
  /** 法制审核人员: reviews proposals. */
  LEGAL_REVIEWER,
  /** 行政机关负责人: decides. */
  APPROVER,
  /** 受委托的负责人: decides while a delegation runs. */
  DEPUTY_APPROVER,
  /** 公示承办人员: drafts redactions, proposes disclosure, imports, withdraws. */
  DISCLOSURE_OFFICER,
  /** 公示审核人员: approves disclosure, withdraws. */
  DISCLOSURE_APPROVER,
  /** 法律顾问: gives an opinion where the reviewer asks for one. */
  COUNSEL,
  /** 音像与案卷管理人员: devices, training, retention, review of closed files. */
  RECORDS_KEEPER,
  /** 监督审计人员: reads everything, changes nothing. */
  AUDITOR,
  /** 系统管理员: accounts. */
  ADMINISTRATOR;

  /** Those who watch and those who keep the accounts do nothing else. */
  private static final Set<Role> ALONE = Set.of(AUDITOR, ADMINISTRATOR);

  /** Whether one account may hold all of these: separate posts for keeping, acting and watching. */
  public static boolean mayHoldTogether(Set<Role> roles) {
    return roles.size() < 2 || roles.stream().noneMatch(ALONE::contains);
  }
}
