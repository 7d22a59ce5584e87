package dev.whence.diagnosis;

import java.time.LocalDateTime;
import java.util.SortedMap;

/** What was beyond the usual, stretch by stretch, in units in which chance is about even. */
record Course(double[] beyond) {
    /** Of sums: the difference of the square roots, from what the same hour or weekday of the baseline has on average. */
    static Course ofSums(SortedMap<LocalDateTime, double[]> known, Stretches stretches) {
        double[] values = column(known, stretches, 0);
        int seasons = stretches.seasons();
        double[] usual = new double[seasons];
        int[] times = new int[seasons];
        for (int at = 0; at < stretches.usual(); at++) {
            usual[at % seasons] += values[at];
            times[at % seasons]++;
        }
        double[] beyond = new double[values.length];
        for (int at = 0; at < values.length; at++) {
            int season = at % seasons;
            beyond[at] =
                    2 * (Math.sqrt(Math.max(0, values[at])) - Math.sqrt(Math.max(0, usual[season] / times[season])));
        }
        return new Course(beyond);
    }

    /** Of means: what the items have beyond what as many had in the baseline, by the root of their number. */
    static Course ofMeans(SortedMap<LocalDateTime, double[]> known, Stretches stretches) {
        double[] sums = column(known, stretches, 0);
        double[] items = column(known, stretches, 1);
        double sum = 0;
        double all = 0;
        for (int at = 0; at < stretches.usual(); at++) {
            sum += sums[at];
            all += items[at];
        }
        double[] beyond = new double[sums.length];
        for (int at = 0; at < sums.length && all > 0; at++) {
            beyond[at] = (sums[at] - items[at] * sum / all) / Math.sqrt(items[at] + 1);
        }
        return new Course(beyond);
    }

    private static double[] column(SortedMap<LocalDateTime, double[]> known, Stretches stretches, int column) {
        double[] values = new double[stretches.count()];
        known.forEach((moment, numbers) -> {
            int at = stretches.at(moment);
            if (at >= 0 && at < values.length) {
                values[at] += numbers[column];
            }
        });
        return values;
    }

    /**
     * By how many standard deviations of its noise this course goes along with what another has from a stretch on, so many
     * stretches earlier; 0 where most of that lies beyond the end.
     *
     * @param usual before this stretch there is nothing but noise
     */
    double along(Course other, int earlier, int usual) {
        double noise = 0;
        for (int at = 0; at < usual; at++) {
            noise += beyond[at] * beyond[at] / usual;
        }
        double together = 0;
        double seen = 0;
        double all = 0;
        for (int then = usual; then < beyond.length; then++) {
            double weight = other.beyond[then];
            int at = then + earlier;
            all += weight * weight;
            seen += at < beyond.length ? weight * weight : 0;
            together += at < beyond.length ? beyond[at] * weight : 0;
        }
        return noise == 0 || seen <= all / 2 ? 0 : together / Math.sqrt(noise * seen);
    }

    /**
     * The correlation with what another course was so many stretches earlier (negative: later); 0 where one of them does not
     * vary.
     */
    double with(Course other, int earlier) {
        double together = 0;
        double mine = 0;
        double theirs = 0;
        for (int at = 0; at < beyond.length; at++) {
            mine += beyond[at] * beyond[at];
            theirs += other.beyond[at] * other.beyond[at];
            int then = at - earlier;
            together += then >= 0 && then < beyond.length ? beyond[at] * other.beyond[then] : 0;
        }
        return mine == 0 || theirs == 0 ? 0 : together / Math.sqrt(mine * theirs);
    }
}
