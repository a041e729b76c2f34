package org.gongshi.review.approval;

/**
 * What the law leaves to the installation, or what was not read in its text.
 *
 * @param leastVoters how many persons with a vote a collective discussion has at least
 * @param noticeDays after how many calendar days a public notice counts as service (民事诉讼法 art. 95)
 * @param longestDelegationDays the longest period of one delegation, calendar days
 */
public record ApprovalSettings(int leastVoters, int noticeDays, int longestDelegationDays) {
  public static final ApprovalSettings USUAL = new ApprovalSettings(3, 30, 366);
}
