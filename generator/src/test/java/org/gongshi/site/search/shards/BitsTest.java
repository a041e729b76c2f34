package org.gongshi.site.search.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BitsTest {

  @Test
  void whatIsWrittenInAnyOrderOfCodesIsReadAgain() {
    Random random = new Random(20261129);
    for (int round = 0; round < 2_000; round++) {
      BitWriter out = new BitWriter();
      List<Number> written = new ArrayList<>();
      for (int n = random.nextInt(60); n > 0; n--) {
        Number number = Number.any(random);
        number.write(out);
        written.add(number);
      }
      BitReader in = new BitReader(out.toBytes());
      for (Number number : written) {
        assertThat(number.read(in)).as("round %d: %s", round, number).isEqualTo(number.value);
      }
    }
  }

  /** A number in one of the codes; long runs of ones among them. */
  private record Number(int code, int value, int width) {

    static Number any(Random random) {
      int code = random.nextInt(3);
      int bits = random.nextInt(code == 0 ? 33 : 12);
      int value = bits == 0 ? 0 : random.nextInt() >>> (32 - bits);
      return new Number(code, value, code == 0 ? bits : random.nextInt(1 + bits));
    }

    void write(BitWriter out) {
      switch (code) {
        case 0 -> out.bits(value, width);
        case 1 -> out.gamma(value + 1);
        default -> out.rice(value, width);
      }
    }

    int read(BitReader in) {
      return switch (code) {
        case 0 -> in.bits(width);
        case 1 -> in.gamma() - 1;
        default -> in.rice(width);
      };
    }
  }

  @Test
  void whatEndsTooSoonIsToldAsThat() {
    assertThatThrownBy(() -> new BitReader(new byte[] {-1, -1}).gamma())
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new BitReader(new byte[3]).bits(25))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
