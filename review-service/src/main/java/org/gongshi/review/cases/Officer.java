package org.gongshi.review.cases;

/** 执法人员, who acts in office and is named publicly with the certificate's number. */
public record Officer(String name, String certificate) {}
