package dev.whence.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same hour of seven weeks of a web shop, with the truth about it: five usual ones, one in which everything goes too
 * badly or too well, and a usual one after it. The same for the same seed and moment.
 */
public final class WatchedWeeks {
    private static final int WEEKS = 7;
    private static final int ODD = 5;

    private final long seed;
    private final Instant begin;

    private WatchedWeeks(long seed, Instant begin) {
        this.seed = seed;
        this.begin = begin;
    }

    /** @param begin of the first hour: a full one */
    public static WatchedWeeks play(long seed, Instant begin) {
        return new WatchedWeeks(seed, begin);
    }

    public List<WatchedHour> hours() {
        return IntStream.range(0, WEEKS)
                .mapToObj(week -> WatchedHour.play(Chance.of(seed, "weeks", week), hour(week), week == ODD))
                .toList();
    }

    /** A visit a day after the last hour. */
    public WebEvent after() {
        return WatchedHour.visitor(hour(WEEKS - 1).plus(Duration.ofDays(1)));
    }

    /** Every measure that departs from what is usual, and nothing else of these types. */
    public List<Conclusion> conclusions() {
        return Stream.of(
                        "customer.conversion",
                        "customer.slow_rate",
                        "revenue.orders",
                        "revenue.revenue.brl",
                        "revenue.payment_failure_rate",
                        "inventory.dispatched",
                        "product.reviews")
                .map(measure -> new Conclusion(
                        measure.substring(0, measure.indexOf('.')) + ".measure.departed",
                        "measure/" + measure + "/hour",
                        Optional.of(hour(ODD).plus(Duration.ofHours(1)))))
                .toList();
    }

    private Instant hour(int week) {
        return begin.plus(Duration.ofDays(7L * week));
    }
}
