package dev.whence.nodes.forecast;

/** Each value is the mean of what it was in the last four seasons: seasonal naive, smoothed. */
final class SeasonalMean implements Method {
    private static final int SEASONS = 4;

    @Override
    public String name() {
        return "mean of the last seasons";
    }

    @Override
    public double[] next(double[] past, int season, int steps) {
        int seasons = Math.min(SEASONS, past.length / season);
        double[] next = new double[steps];
        for (int step = 0; step < steps; step++) {
            double sum = 0;
            for (int back = 1; back <= seasons; back++) {
                sum += past[past.length - back * season + step % season];
            }
            next[step] = sum / seasons;
        }
        return next;
    }
}
