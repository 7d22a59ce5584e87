package dev.whence.nodes.forecast;

/**
 * Level, damped trend and additive season, each smoothed exponentially (Holt 1957, Winters 1960, the damping by Gardner
 * and McKenzie 1985). The weights are those of a small grid that would have told each next value best.
 */
final class HoltWinters implements Method {
    private static final double[] LEVEL = {0.02, 0.05, 0.1, 0.2, 0.4};
    private static final double[] TREND = {0, 0.01, 0.05};
    private static final double[] SEASON = {0.05, 0.15, 0.3};
    private static final double DAMPING = 0.98;

    @Override
    public String name() {
        return "Holt-Winters";
    }

    @Override
    public double[] next(double[] past, int season, int steps) {
        State best = null;
        for (double level : LEVEL) {
            for (double trend : TREND) {
                for (double seasonal : SEASON) {
                    State tried = new State(past, season, level, trend, seasonal);
                    best = best == null || tried.error < best.error ? tried : best;
                }
            }
        }
        return best.next(steps);
    }

    private static final class State {
        private final double[] seasons;
        private final int at;
        private double level;
        private double trend;
        private double error;

        State(double[] past, int season, double alpha, double beta, double gamma) {
            seasons = new double[season];
            for (int i = 0; i < season; i++) {
                level += past[i] / season;
            }
            for (int i = 0; i < season; i++) {
                seasons[i] = past[i] - level;
            }
            for (int i = season; i < past.length; i++) {
                double expected = level + DAMPING * trend + seasons[i % season];
                double before = level;
                error += (past[i] - expected) * (past[i] - expected);
                level = alpha * (past[i] - seasons[i % season]) + (1 - alpha) * (level + DAMPING * trend);
                trend = beta * (level - before) + (1 - beta) * DAMPING * trend;
                seasons[i % season] = gamma * (past[i] - level) + (1 - gamma) * seasons[i % season];
            }
            at = past.length;
        }

        double[] next(int steps) {
            double[] next = new double[steps];
            double damped = 0;
            for (int step = 0; step < steps; step++) {
                damped += Math.pow(DAMPING, step + 1.0);
                next[step] = level + damped * trend + seasons[(at + step) % seasons.length];
            }
            return next;
        }
    }
}
