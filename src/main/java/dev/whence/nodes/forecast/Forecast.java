package dev.whence.nodes.forecast;

import java.util.List;

/**
 * What may come.
 *
 * @param method the name of the method that would have told the past best
 * @param values the steps that were asked for
 * @param total of all steps
 * @param backtests how many times the past was forecast
 * @param error the mean absolute error of the total in the backtests, as a part of the mean total
 */
public record Forecast(String method, List<Value> values, Value total, int backtests, double error) {
    public Forecast {
        values = List.copyOf(values);
    }

    /** A number, and the interval in which it is in 80 % of the cases. */
    public record Value(double expected, double low, double high) {
        static Value of(double expected, double deviation) {
            double half = Forecaster.EIGHTY_PERCENT * deviation;
            return new Value(Math.max(0, expected), Math.max(0, expected - half), Math.max(0, expected + half));
        }
    }
}
