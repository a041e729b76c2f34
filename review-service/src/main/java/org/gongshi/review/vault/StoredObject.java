package org.gongshi.review.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of the vault.
 *
 * @param size bytes
 * @param destroyedAt when its retention ended and it was destroyed; its hash stays known
 */
public record StoredObject(
    String sha256,
    long size,
    Instant storedAt,
    ScanState scan,
    @Nullable String scanNote,
    @Nullable Instant destroyedAt) {

  /** What a scanner said of it. */
  public enum ScanState {
    /** 已扫描，未发现恶意代码. */
    CLEAN("已扫描，未发现恶意代码"),
    /** 未经扫描. */
    NOT_SCANNED("未经扫描"),
    /** 发现恶意代码: found after it was stored; it is not handed out any more. */
    INFECTED("发现恶意代码");

    private final String label;

    ScanState(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static StoredObject of(VaultMapper.ObjectRow row) {
    return new StoredObject(
        row.sha256(),
        row.size(),
        row.storedAt(),
        row.verdict() == null ? ScanState.NOT_SCANNED : ScanState.valueOf(row.verdict()),
        row.note(),
        row.destroyedAt());
  }
}
