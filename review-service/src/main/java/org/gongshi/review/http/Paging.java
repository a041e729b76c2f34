package org.gongshi.review.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Paging by cursor. A cursor names the last item of the page before, so that a page neither repeats
 * nor skips items while others are added. It is bound to the list's address, filters and sorting: a
 * cursor that was altered or taken from another list is refused. It grants nothing, since every
 * page is narrowed to what the caller may see.
 */
public final class Paging {
  /** How many items a page has at most. */
  public static final Query<Integer> LIMIT = Query.number("limit", 1, 500, 50, "每页最多的项数");

  /** Where the page begins; see {@link Page#next()}. */
  public static final Query<String> CURSOR =
      Query.text("cursor", 1000, "上一页 next 中的游标，请原样使用，不要自行构造");

  private static final String SEPARATOR = "\u001f";
  private static final int SEAL = 12;

  private final String list;
  private final int limit;
  private final List<String> after;

  private Paging(String list, int limit, List<String> after) {
    this.list = list;
    this.limit = limit;
    this.after = after;
  }

  /**
   * What the call asks for.
   *
   * @param places how many values say where a page ends
   * @throws ProblemException 422 if the limit is out of bounds or the cursor is not one of this
   *     list
   */
  public static Paging of(Call call, int places) {
    Integer limit = LIMIT.of(call);
    String cursor = CURSOR.of(call);
    StringBuilder list = new StringBuilder(call.path()).append('?');
    call.queries()
        .forEach(
            (name, value) -> {
              if (!name.equals(CURSOR.name()) && !name.equals(LIMIT.name())) {
                list.append(encoded(name)).append('=').append(encoded(value)).append('&');
              }
            });
    return new Paging(
        list.toString(),
        limit == null ? 50 : limit,
        cursor == null ? List.of() : opened(list.toString(), cursor, places));
  }

  /** How many rows to read: one more than a page has, to know whether there is another. */
  public int rows() {
    return limit + 1;
  }

  /** The values that the last page ended with; empty on the first. */
  public List<String> after() {
    return after;
  }

  /** A value that the last page ended with, or null on the first. */
  public @Nullable String after(int place) {
    return after.isEmpty() ? null : after.get(place);
  }

  /** As {@link #after(int)}, for a whole number. */
  public @Nullable Long afterNumber(int place) {
    String value = after(place);
    if (value == null) {
      return null;
    }
    if (!value.matches("-?[0-9]{1,18}")) {
      throw wrong();
    }
    return Long.valueOf(value);
  }

  /** The key that the last page ended with, in a list that goes by keys; 0 on the first. */
  public long afterKey() {
    Long key = afterNumber(0);
    return key == null ? 0 : key;
  }

  /**
   * The page of what was read.
   *
   * @param place the values that say where in the list an item stands
   */
  public <T> Page<T> page(List<T> rows, Function<T, List<?>> place) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, next(place.apply(items.getLast())));
  }

  /** A page that ends at {@code place} though the list goes on. */
  public <T> Page<T> pageUpTo(List<T> items, List<?> place) {
    return new Page<>(items, next(place));
  }

  private String next(List<?> place) {
    List<String> values = new ArrayList<>();
    place.forEach(value -> values.add(String.valueOf(value)));
    return list + "limit=" + limit + "&cursor=" + sealed(list, values);
  }

  private static String sealed(String list, List<String> values) {
    byte[] text = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
    byte[] seal = seal(list, text);
    byte[] all = Arrays.copyOf(seal, SEAL + text.length);
    System.arraycopy(text, 0, all, SEAL, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static List<String> opened(String list, String cursor, int places) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      if (all.length < SEAL) {
        throw wrong();
      }
      byte[] text = Arrays.copyOfRange(all, SEAL, all.length);
      String joined = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      List<String> values = Arrays.asList(joined.split(SEPARATOR, -1));
      if (!Arrays.equals(seal(list, text), Arrays.copyOf(all, SEAL)) || values.size() != places) {
        throw wrong();
      }
      return values;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw wrong();
    }
  }

  private static byte[] seal(String list, byte[] text) {
    String hash = Sha256.of(list + SEPARATOR + Sha256.of(text));
    return Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), SEAL);
  }

  /** What a cursor that is not of this list is answered with. */
  public static ProblemException wrong() {
    return Problem.of(422, "WRONG_CURSOR", "游标无效", "游标不属于此列表或者筛选、排序条件已改变，请从第一页重新读取。").asException();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
