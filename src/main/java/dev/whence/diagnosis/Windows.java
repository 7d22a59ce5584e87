package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Earlier windows of whole days as long as a period, each beside a baseline as long, and as far before it, as the
 * period's.
 *
 * @param offset how many days before the window its baseline begins
 */
record Windows(int length, int baseline, int offset) {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int MANY = 40;
    private static final int SHORTEST = 90;
    private static final int LONGEST = 1100;
    private static final int LEAST = 8;
    /** In robust standard deviations of the changes of all windows. */
    private static final double FAR = 3;

    private static final double AT_LEAST = 0.5;

    static Windows of(MetricQuery query, LocalDateTime now) {
        Period period = query.period().orElseThrow();
        Period baseline = query.baseline().orElseThrow();
        return new Windows(whole(Explainer.days(period, now)), whole(Explainer.days(baseline, now)), (int)
                ChronoUnit.DAYS.between(baseline.from(), period.from()));
    }

    private static int whole(double days) {
        return (int) Math.max(1, Math.rint(days));
    }

    /** The days before the period that are looked at. */
    Period history(LocalDate end) {
        int days = Math.max(SHORTEST, Math.min(MANY * length, LONGEST)) + offset;
        return new Period(end.minusDays(days).atStartOfDay(), end.atStartOfDay(), "before");
    }

    /** A window by its first day, with its level and that of its baseline. */
    record Window(int at, double before, double then) {
        double change() {
            return then / before - 1;
        }
    }

    /** Those of which both are known. */
    List<Window> all(DailyLevels days) {
        return IntStream.rangeClosed(offset, days.length() - length)
                .mapToObj(at -> days.level(at - offset, baseline)
                        .filter(before -> before > 0)
                        .flatMap(before -> days.level(at, length).map(then -> new Window(at, before, then))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether there are so many that they say what is usual. */
    boolean enough(List<Window> all) {
        return all.size() >= LEAST;
    }

    /** Those that changed in the same direction, at least half as much, and unlike the rest; what is nearest first. */
    List<Window> like(double change, List<Window> all) {
        Middle usual = Middle.of(all.stream().mapToDouble(Window::change).toArray());
        return all.stream()
                .filter(window -> window.change() / change >= AT_LEAST)
                .filter(window -> (window.change() - usual.at()) * Math.signum(change) > FAR * usual.spread())
                .sorted(Comparator.comparingDouble(window -> -nearness(change, window.change())))
                .toList();
    }

    /** 1 for the same change, towards 0 for one that is much larger or smaller. */
    static double nearness(double one, double other) {
        return Math.min(Math.abs(one), Math.abs(other)) / Math.max(Math.abs(one), Math.abs(other));
    }

    boolean overlap(Window one, Window other) {
        return Math.abs(one.at() - other.at()) < length;
    }

    /** The period of a window. */
    Period period(Window window, DailyLevels days) {
        LocalDate from = days.date(window.at());
        LocalDate last = from.plusDays(length - 1L);
        return new Period(
                from.atStartOfDay(),
                last.plusDays(1).atStartOfDay(),
                length == 1 ? SPOKEN.format(from) : SPOKEN.format(from) + " to " + SPOKEN.format(last));
    }

    /** The baseline of a window. */
    Period baseline(Window window, DailyLevels days) {
        LocalDateTime from = days.date(window.at() - offset).atStartOfDay();
        return new Period(from, from.plusDays(baseline), "before");
    }
}
