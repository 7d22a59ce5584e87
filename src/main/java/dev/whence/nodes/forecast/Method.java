package dev.whence.nodes.forecast;

import java.util.List;

/** A way to go on with a series. Stateless. */
interface Method {
    /** Those that are tried. */
    List<Method> ALL = List.of(new SeasonalNaive(), new SeasonalMean(), new HoltWinters());

    /** As people call it. */
    String name();

    /**
     * @param past at least two seasons
     * @param season how many values make one
     * @return the next {@code steps} values
     */
    double[] next(double[] past, int season, int steps);
}
