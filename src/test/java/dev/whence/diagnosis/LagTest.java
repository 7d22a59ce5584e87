package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-05-01T00:00:00");
    private static final Stretches STRETCHES = new Stretches(BEGIN, 7 * 24, 8 * 24, Grain.HOUR);

    @Test
    void aMeasureThatFellTwoHoursAfterASignalRoseHasThatLag() {
        Course signal = sums(hour -> hour >= 180 && hour < 186 ? 40 : 4, 1);
        Course measure = sums(hour -> hour >= 182 && hour < 188 ? 5 : 30, 2);
        assertThat(Lag.of(measure, signal, false, STRETCHES)).hasValueSatisfying(lag -> {
            assertThat(lag.value()).isEqualTo(2);
            assertThat(lag.correlation()).isGreaterThan(0.5);
        });
        assertThat(Lag.of(signal, measure, false, STRETCHES).orElseThrow().value())
                .isEqualTo(-2);
    }

    @Test
    void whatHappensAtOnceHasNoLag() {
        Course signal = sums(hour -> hour >= 180 && hour < 186 ? 40 : 4, 1);
        Course measure = sums(hour -> hour >= 180 && hour < 186 ? 5 : 30, 2);
        assertThat(Lag.of(measure, signal, false, STRETCHES).orElseThrow().value())
                .isZero();
    }

    @Test
    void littleIsToldOfCoursesThatDoNotGoTogether() {
        long told = IntStream.range(0, 50)
                .filter(seed -> Lag.of(sums(hour -> 30, 2 * seed), sums(hour -> 4, 2 * seed + 1), true, STRETCHES)
                        .isPresent())
                .count();
        assertThat(told).isLessThan(8);
        Course rising = sums(hour -> hour >= 180 ? 60 : 20, 3);
        assertThat(Lag.of(rising, rising, false, STRETCHES)).isEmpty();
    }

    @Test
    void ofALongChangeItIsToldHowFarOffTheLagMayBe() {
        Course throughout = sums(hour -> hour >= 168 ? 60 : 20, 3);
        assertThat(Lag.of(throughout, throughout, true, STRETCHES)).hasValueSatisfying(lag -> {
            assertThat(lag.atOnce()).isTrue();
            assertThat(lag.value()).isZero();
            assertThat(lag.to() - lag.from()).isGreaterThan(1);
        });
    }

    @Test
    void aMeanIsComparedWithWhatAsManyItemsHadBefore() {
        TreeMap<LocalDateTime, double[]> known = new TreeMap<>();
        for (int hour = 0; hour < STRETCHES.count(); hour++) {
            double items = 20 + hour % 24;
            known.put(BEGIN.plusHours(hour), new double[] {items * (hour == 190 ? 0.05 : 0.5), items});
        }
        double[] beyond = Course.ofMeans(known, STRETCHES).beyond();
        assertThat(beyond[190]).isLessThan(-2);
        assertThat(beyond[189]).isZero();
    }

    @Test
    void onlyPeriodsThatFollowEachOtherHaveHoursInCommon() {
        Period may = new Period(BEGIN, BEGIN.plusDays(3), "");
        Period before = new Period(BEGIN.minusDays(7), BEGIN, "");
        Period longBefore = new Period(BEGIN.minusDays(9), BEGIN.minusDays(2), "");
        assertThat(Stretches.of(query(may, before), BEGIN.plusDays(2))).hasValueSatisfying(stretches -> {
            assertThat(stretches.usual()).isEqualTo(7 * 24);
            assertThat(stretches.count()).isEqualTo(9 * 24);
            assertThat(stretches.seasons()).isEqualTo(24);
        });
        assertThat(Stretches.of(query(may, longBefore), BEGIN.plusDays(2))).isEmpty();
        Period quarter = new Period(BEGIN, BEGIN.plusDays(90), "");
        Period quarterBefore = new Period(BEGIN.minusDays(90), BEGIN, "");
        assertThat(Stretches.of(query(quarter, quarterBefore), BEGIN.plusDays(100))
                        .orElseThrow()
                        .grain())
                .isEqualTo(Grain.DAY);
    }

    private static MetricQuery query(Period period, Period baseline) {
        return MetricQuery.of("orders").within(period).comparedWith(baseline).build();
    }

    /** Hourly counts around a mean, always the same for a seed. */
    private static Course sums(IntUnaryOperator mean, long seed) {
        Random chance = new Random(seed);
        TreeMap<LocalDateTime, double[]> known = new TreeMap<>();
        for (int hour = 0; hour < STRETCHES.count(); hour++) {
            int expected = mean.applyAsInt(hour);
            double count = Math.max(0, Math.rint(expected + Math.sqrt(expected) * chance.nextGaussian()));
            known.put(BEGIN.plusHours(hour), new double[] {count});
        }
        return Course.ofSums(known, STRETCHES);
    }
}
