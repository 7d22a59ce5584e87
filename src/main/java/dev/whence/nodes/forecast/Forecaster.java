package dev.whence.nodes.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts a series of counts or sums. Each method forecasts the past from several earlier moments (rolling origin:
 * Tashman 2000); the one with the smallest mean absolute error of the total is used, and the root mean square of its
 * errors gives the intervals: of each step, smoothed over a season, and of the total.
 */
public final class Forecaster {
    static final double EIGHTY_PERCENT = 1.2816;
    private static final int MOST_BACKTESTS = 12;
    private static final int LEAST_BACKTESTS = 3;
    private static final int LEAST_SEASONS = 2;

    private final int season;
    private final int skip;
    private final int steps;

    /**
     * @param season how many values make one
     * @param skip steps after the past that are not asked for
     * @param steps those that are
     */
    public Forecaster(int season, int skip, int steps) {
        this.season = season;
        this.skip = skip;
        this.steps = steps;
    }

    /** How many values it needs. */
    public int least() {
        return LEAST_SEASONS * season + skip + steps + (LEAST_BACKTESTS - 1) * stride();
    }

    /** Empty where the past is too short to be forecast three times. */
    public Optional<Forecast> of(double[] past) {
        if (past.length < least()) {
            return Optional.empty();
        }
        return Method.ALL.stream()
                .map(method -> new Backtest(method, past))
                .min(Comparator.comparingDouble(Backtest::error))
                .map(best -> best.forecast(past));
    }

    /** Between two moments from which the past is forecast. */
    private int stride() {
        return Math.max(1, Math.min(season, steps));
    }

    private final class Backtest {
        private final Method method;
        private final List<double[]> errors = new ArrayList<>();
        private double mean;

        Backtest(Method method, double[] past) {
            this.method = method;
            int origin = past.length - skip - steps;
            while (errors.size() < MOST_BACKTESTS && origin >= LEAST_SEASONS * season) {
                double[] told = method.next(Arrays.copyOf(past, origin), season, skip + steps);
                double[] wrong = new double[steps];
                for (int step = 0; step < steps; step++) {
                    wrong[step] = past[origin + skip + step] - told[skip + step];
                    mean += past[origin + skip + step];
                }
                errors.add(wrong);
                origin -= stride();
            }
            mean /= errors.size();
        }

        double error() {
            return errors.stream()
                    .mapToDouble(wrong -> Math.abs(Arrays.stream(wrong).sum()))
                    .average()
                    .orElseThrow();
        }

        Forecast forecast(double[] past) {
            double[] next = Arrays.copyOfRange(method.next(past, season, skip + steps), skip, skip + steps);
            List<Forecast.Value> values = new ArrayList<>();
            for (int step = 0; step < steps; step++) {
                values.add(Forecast.Value.of(next[step], deviation(step)));
            }
            double total = Math.sqrt(errors.stream()
                    .mapToDouble(wrong -> Math.pow(Arrays.stream(wrong).sum(), 2))
                    .average()
                    .orElseThrow());
            return new Forecast(
                    method.name(),
                    values,
                    Forecast.Value.of(Arrays.stream(next).sum(), total),
                    errors.size(),
                    mean == 0 ? 0 : error() / mean);
        }

        /** Of the errors at this distance and those within half a season of it. */
        private double deviation(int step) {
            int from = Math.max(0, step - season / 2);
            int to = Math.min(steps, step + season / 2 + 1);
            return Math.sqrt(errors.stream()
                    .flatMapToDouble(wrong -> Arrays.stream(wrong, from, to))
                    .map(wrong -> wrong * wrong)
                    .average()
                    .orElseThrow());
        }
    }
}
