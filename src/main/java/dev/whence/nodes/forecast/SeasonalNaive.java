package dev.whence.nodes.forecast;

/** Each value is what it was a season before (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2). */
final class SeasonalNaive implements Method {
    @Override
    public String name() {
        return "seasonal naive";
    }

    @Override
    public double[] next(double[] past, int season, int steps) {
        double[] next = new double[steps];
        for (int step = 0; step < steps; step++) {
            next[step] = past[past.length - season + step % season];
        }
        return next;
    }
}
