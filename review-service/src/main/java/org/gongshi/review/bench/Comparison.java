package org.gongshi.review.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One scenario measured on both sides, their rounds taking turns so that a noisy machine hurts
 * both.
 *
 * @param statements how many statements one request makes
 */
record Comparison(String name, int statements, List<Load.Round> service, List<Load.Round> jdbc) {

  static Comparison of(String name, int statements, Load.Side service, Load.Side jdbc, Plan plan)
      throws Exception {
    List<Load.Round> first = new ArrayList<>();
    List<Load.Round> second = new ArrayList<>();
    Load.round(service, plan.threads(), plan.warmUp());
    Load.round(jdbc, plan.threads(), plan.peerWarmUp());
    for (int i = 0; i < plan.rounds(); i++) {
      first.add(Load.round(service, plan.threads(), plan.round()));
      second.add(Load.round(jdbc, plan.threads(), plan.round()));
    }
    return new Comparison(name, statements, first, second);
  }

  /**
   * How long and how often is measured.
   *
   * @param warmUp until the service's code is compiled as it is after some hours of work
   */
  record Plan(int threads, int rounds, Duration round, Duration warmUp, Duration peerWarmUp) {}

  double serviceRate() {
    return median(service.stream().map(Load.Round::perSecond).toList());
  }

  double jdbcRate() {
    return median(jdbc.stream().map(Load.Round::perSecond).toList());
  }

  double serviceP99() {
    return median(service.stream().map(Load.Round::p99Millis).toList());
  }

  double jdbcP99() {
    return median(jdbc.stream().map(Load.Round::p99Millis).toList());
  }

  double ratio() {
    return serviceRate() / jdbcRate();
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }
}
