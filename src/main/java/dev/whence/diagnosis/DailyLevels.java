package dev.whence.diagnosis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;

/** What a measure was over any whole days of its history: so much a day or, of a mean, the mean. */
final class DailyLevels {
    /** A mean of fewer items says nothing for certain. */
    private static final int LEAST_ITEMS = 20;

    private final LocalDate first;
    private final boolean mean;
    private final double[] sums;
    private final double[] items;

    /**
     * @param course sums and numbers of items by day; days without either are zero
     * @param first  the first day
     * @param end    the day after the last one
     */
    DailyLevels(SortedMap<LocalDateTime, double[]> course, LocalDate first, LocalDate end, boolean mean) {
        this.first = first;
        this.mean = mean;
        int days = (int) ChronoUnit.DAYS.between(first, end);
        this.sums = new double[days + 1];
        this.items = new double[days + 1];
        for (int day = 0; day < days; day++) {
            double[] of = course.getOrDefault(first.plusDays(day).atStartOfDay(), new double[2]);
            sums[day + 1] = sums[day] + of[0];
            items[day + 1] = items[day] + of[1];
        }
    }

    /** From the first day that has anything. */
    static DailyLevels of(SortedMap<LocalDateTime, double[]> course, LocalDate end, boolean mean) {
        return new DailyLevels(
                course, course.isEmpty() ? end : course.firstKey().toLocalDate(), end, mean);
    }

    /** How many days are known. */
    int length() {
        return sums.length - 1;
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    double sum(int from, int days) {
        return sums[from + days] - sums[from];
    }

    /** Empty where days are not known, or hold too little for a mean. */
    Optional<Double> level(int from, int days) {
        if (from < 0 || from + days > length()) {
            return Optional.empty();
        }
        double of = mean ? items[from + days] - items[from] : days;
        return mean && of < LEAST_ITEMS ? Optional.empty() : Optional.of(sum(from, days) / of);
    }
}
