package dev.whence.nodes.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final double[] WEEK = {10, 20, 30, 40, 50, 60, 70};

    @Test
    void aWeekThatNeverChangesGoesOnWithoutDoubt() {
        Forecast forecast = new Forecaster(7, 0, 7).of(weeks(8)).orElseThrow();

        assertThat(forecast.values())
                .extracting(Forecast.Value::expected)
                .containsExactly(10., 20., 30., 40., 50., 60., 70.);
        assertThat(forecast.total()).isEqualTo(new Forecast.Value(280, 280, 280));
        assertThat(forecast.error()).isZero();
    }

    @Test
    void stepsBeforeThePeriodAreSkipped() {
        Forecast forecast = new Forecaster(7, 2, 3).of(weeks(8)).orElseThrow();

        assertThat(forecast.values()).extracting(Forecast.Value::expected).containsExactly(30., 40., 50.);
    }

    /** Each week is 7 more than the one before, so seasonal naive is off by 7 a week and the mean of four by 17.5. */
    @Test
    void theMethodThatWouldHaveToldThePastBestIsTaken() {
        double[] growing = new double[20 * 7];
        Arrays.setAll(growing, i -> WEEK[i % 7] + i / 7);

        Forecast forecast = new Forecaster(7, 0, 7).of(growing).orElseThrow();

        assertThat(forecast.method()).isEqualTo("Holt-Winters");
        assertThat(forecast.total().expected()).isCloseTo(280 + 20 * 7, within(7.0));
        assertThat(forecast.backtests()).isEqualTo(12);
    }

    /** Errors of the backtests are +7 and -7 in turn: their root mean square is 7. */
    @Test
    void theIntervalComesFromTheErrorsOfThePast() {
        double[] alternating = new double[30];
        Arrays.setAll(alternating, i -> i % 2 == 0 ? 10 : 17);

        Forecast forecast = new Forecaster(1, 0, 1).of(alternating).orElseThrow();

        double half = (forecast.total().high() - forecast.total().low()) / 2;
        assertThat(half).isBetween(1.28 * 3.4, 1.29 * 7);
        assertThat(forecast.values().get(0)).isEqualTo(forecast.total());
    }

    @Test
    void fourOfFiveValuesFallIntoTheInterval() {
        int inside = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] series = new double[27 * 7];
            Arrays.setAll(series, i -> Math.max(0, WEEK[i % 7] + 8 * random.nextGaussian()));
            Forecast.Value week = new Forecaster(7, 0, 7)
                    .of(Arrays.copyOf(series, series.length - 7))
                    .orElseThrow()
                    .total();
            double real =
                    Arrays.stream(series, series.length - 7, series.length).sum();
            inside += real >= week.low() && real <= week.high() ? 1 : 0;
        }
        assertThat(inside).isBetween(140, 180);
    }

    @Test
    void aHistoryThatCannotBeForecastThreeTimesIsTooShort() {
        Forecaster forecaster = new Forecaster(7, 0, 7);

        assertThat(forecaster.least()).isEqualTo(5 * 7);
        assertThat(forecaster.of(new double[5 * 7 - 1])).isEmpty();
        assertThat(forecaster.of(new double[5 * 7])).isPresent();
    }

    private static double[] weeks(int count) {
        double[] series = new double[count * 7];
        Arrays.setAll(series, i -> WEEK[i % 7]);
        return series;
    }
}
