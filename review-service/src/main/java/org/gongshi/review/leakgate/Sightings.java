package org.gongshi.review.leakgate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.redaction.LeakSearch;
import org.gongshi.review.redaction.LeakSearch.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets were seen in one scan, and which of these sights are leaks. A name that another
 * decision shows too, or that stands in the frame of every page, says nothing where it stands
 * beside a case only by chance; see {@link Reach}.
 */
final class Sightings {
  private final LeakSearch search;

  /** Secrets that stand in what is published of another case. */
  private final BitSet elsewhere = new BitSet();

  /** How often each secret stands in every page that is of no case, or null before the first. */
  private @Nullable Map<Integer, Integer> frame;

  private final Map<Place, Integer> inOwnCase = new LinkedHashMap<>();
  private final Set<Place> beside = new HashSet<>();
  private final List<Leak> anywhere = new ArrayList<>();

  Sightings(LeakSearch search) {
    this.search = search;
  }

  /** A secret in a file. */
  record Place(int secret, PublicFile file) {}

  /** A secret that anybody can read. */
  record Leak(Secret secret, PublicFile file) {
    /** The case that has to go: the one whose file shows it, or the one whose secret it is. */
    String caseToTakeDown() {
      String owner = file.caseId();
      return owner == null ? secret.caseId() : owner;
    }
  }

  /** What was seen in one file: how often each secret, by number. */
  void saw(PublicFile file, Map<Integer, Integer> seen) {
    seen.forEach((number, times) -> place(new Place(number, file), times));
    if (file.caseId() == null && file.isPage()) {
      shared(seen);
    }
  }

  private void place(Place place, int times) {
    Secret secret = search.secret(place.secret());
    String owner = place.file().caseId();
    if (Reach.of(secret) == Reach.ANYWHERE) {
      anywhere.add(new Leak(secret, place.file()));
    } else if (secret.caseId().equals(owner)) {
      inOwnCase.put(place, times);
    } else if (owner != null) {
      elsewhere.set(place.secret());
    } else if (Reach.of(secret) == Reach.WITH_THE_CASE) {
      beside.add(place);
    }
  }

  private void shared(Map<Integer, Integer> seen) {
    if (frame == null) {
      frame = new HashMap<>(seen);
      return;
    }
    for (Iterator<Map.Entry<Integer, Integer>> all = frame.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Integer, Integer> entry = all.next();
      Integer here = seen.get(entry.getKey());
      if (here == null) {
        all.remove();
      } else {
        entry.setValue(Math.min(here, entry.getValue()));
      }
    }
  }

  /** Files of several cases in which a secret may stand beside its case's id, with these cases. */
  Map<PublicFile, Set<String>> questions() {
    Map<PublicFile, Set<String>> questions = new LinkedHashMap<>();
    for (Place place : beside) {
      if (!elsewhere.get(place.secret())) {
        questions
            .computeIfAbsent(place.file(), file -> new HashSet<>())
            .add(search.secret(place.secret()).caseId());
      }
    }
    return questions;
  }

  /**
   * The leaks.
   *
   * @param named by file of {@link #questions}: the cases whose ids stand in it
   */
  List<Leak> leaks(Map<PublicFile, Set<String>> named) {
    List<Leak> leaks = new ArrayList<>(anywhere);
    Map<Integer, Integer> everywhere = frame == null ? Map.of() : frame;
    inOwnCase.forEach(
        (place, times) -> {
          if (times > everywhere.getOrDefault(place.secret(), 0)) {
            leaks.add(new Leak(search.secret(place.secret()), place.file()));
          }
        });
    for (Place place : beside) {
      Secret secret = search.secret(place.secret());
      if (!elsewhere.get(place.secret())
          && !everywhere.containsKey(place.secret())
          && named.getOrDefault(place.file(), Set.of()).contains(secret.caseId())) {
        leaks.add(new Leak(secret, place.file()));
      }
    }
    return leaks;
  }
}
