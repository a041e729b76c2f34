package org.gongshi.review.vault;

/** Where an upload stands. */
public enum UploadState {
  /** 接收中. */
  RECEIVING("接收中"),
  /** 校验中: every byte is here; hash and scan are not done, or wait for the scanner. */
  CHECKING("校验中"),
  /** 已入库. */
  STORED("已入库"),
  /** 校验不符: the file is not the one that the sender declared; it was dropped. */
  REFUSED("校验不符"),
  /** 已隔离: malware was found. */
  QUARANTINED("已隔离"),
  /** 已取消. */
  TERMINATED("已取消"),
  /** 已过期. */
  EXPIRED("已过期");

  private final String label;

  UploadState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  boolean isGone() {
    return switch (this) {
      case RECEIVING, CHECKING, STORED -> false;
      case REFUSED, QUARANTINED, TERMINATED, EXPIRED -> true;
    };
  }
}
