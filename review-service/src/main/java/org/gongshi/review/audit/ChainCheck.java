package org.gongshi.review.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain from its beginning to its end and keeps everything that is wrong with it, not only
 * the first thing. Knows neither database nor file.
 */
final class ChainCheck {
  /** Places that a moved entry is tried at; beyond them it is told as altered. */
  private static final int PLACES_TRIED = 2000;

  /** Says whether the service sealed the row; where there is no key, nobody is asked. */
  interface Sealed {
    boolean by(AuditRow row);
  }

  private final Map<Long, Checkpoint> checkpoints;
  private final Sealed sealed;
  private final List<Finding> findings = new ArrayList<>();
  private final List<AuditEntry> broken = new ArrayList<>();
  private final Set<Long> openPlaces = new HashSet<>();
  private long last;
  private @Nullable String lastHash;
  private boolean trustLast = true;
  private long entries;

  /**
   * @param after the entry before the first that will be given
   * @param afterHash its hash, or null if any will do
   */
  ChainCheck(
      long after, @Nullable String afterHash, Map<Long, Checkpoint> checkpoints, Sealed sealed) {
    this.last = after;
    this.lastHash = afterHash;
    this.checkpoints = checkpoints;
    this.sealed = sealed;
  }

  void entry(AuditRow row) {
    AuditEntry entry = row.entry();
    boolean gap = missingBefore(entry.seq());
    boolean good = false;
    if (!entry.isItself()) {
      broken.add(entry);
      openPlaces.add(entry.seq());
    } else if (!sealed.by(row)) {
      find(Finding.Kind.FORGED, entry.seq(), "fits the chain, but the service did not write it");
    } else if (!gap && trustLast && lastHash != null && !entry.previousHash().equals(lastHash)) {
      find(Finding.Kind.ALTERED, entry.seq(), "does not follow from the entry before it");
    } else {
      good = true;
    }
    entries++;
    step(entry.seq(), entry.hash(), good);
  }

  /** A place whose content is left out and only its digest given. */
  void leftOut(long seq, String digest) {
    boolean gap = missingBefore(seq);
    boolean known = !gap && lastHash != null;
    step(seq, known ? AuditEntry.link(String.valueOf(lastHash), digest) : null, known && trustLast);
  }

  private boolean missingBefore(long seq) {
    if (seq == last + 1) {
      return false;
    }
    for (long place = last + 1; place < seq && openPlaces.size() < PLACES_TRIED; place++) {
      openPlaces.add(place);
    }
    findings.add(new Finding(Finding.Kind.MISSING, last + 1, seq - 1, "not there"));
    return true;
  }

  private void step(long seq, @Nullable String hash, boolean good) {
    Checkpoint signed = checkpoints.get(seq);
    if (good && signed != null && !signed.hash().equals(hash)) {
      find(
          Finding.Kind.CHECKPOINT_CONTRADICTED,
          seq,
          "is not the entry whose hash was signed at " + signed.at());
    }
    last = seq;
    lastHash = hash;
    trustLast = good;
  }

  /**
   * Ends the reading.
   *
   * @param head the end that the chain says it has, or null if it does not say
   * @param known the last entry that is known to have been there
   */
  List<Finding> end(AuditMapper.@Nullable Head head, long known) {
    if (known > last) {
      findings.add(
          new Finding(
              Finding.Kind.TRUNCATED, last + 1, known, "cut off at the end; they were there once"));
    }
    if (head != null) {
      if (head.seq() < last) {
        find(Finding.Kind.HEAD_WRONG, head.seq(), "is the head, but entries follow it");
      } else if (head.seq() == last && lastHash != null && trustLast) {
        if (!head.hash().equals(lastHash)) {
          find(Finding.Kind.HEAD_WRONG, last, "is the head, but with another hash");
        }
      }
    }
    broken.forEach(this::judge);
    return merged();
  }

  /** Whether the end stands exactly where the checkpoint says. */
  boolean endsAt(Checkpoint checkpoint) {
    return last == checkpoint.seq() && checkpoint.hash().equals(lastHash);
  }

  long entries() {
    return entries;
  }

  long last() {
    return last;
  }

  private void judge(AuditEntry entry) {
    Set<Long> places = new HashSet<>(openPlaces);
    places.add(entry.seq() - 1);
    places.add(entry.seq() + 1);
    for (long place : places) {
      if (entry.fits(place)) {
        find(Finding.Kind.REORDERED, entry.seq(), "was written as entry " + place);
        return;
      }
    }
    find(Finding.Kind.ALTERED, entry.seq(), "its content is not what was written");
  }

  private void find(Finding.Kind kind, long seq, String sentence) {
    findings.add(new Finding(kind, seq, seq, sentence));
  }

  /** Neighbours with the same trouble are told as one. */
  private List<Finding> merged() {
    List<Finding> all = new ArrayList<>();
    findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::from));
    for (Finding next : findings) {
      Finding before = all.isEmpty() ? null : all.getLast();
      if (before != null
          && before.kind() == next.kind()
          && before.sentence().equals(next.sentence())
          && before.to() + 1 == next.from()) {
        all.set(
            all.size() - 1, new Finding(next.kind(), before.from(), next.to(), next.sentence()));
      } else {
        all.add(next);
      }
    }
    all.sort(Comparator.comparing(Finding::from));
    return List.copyOf(all);
  }
}
