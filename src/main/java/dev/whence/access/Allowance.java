package dev.whence.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls each key has left: a token bucket that holds a minute's calls and fills evenly. Thread-safe.
 */
public final class Allowance {
    private static final double MINUTE = 60_000;

    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public Allowance(Clock clock) {
        this.clock = clock;
    }

    /** @param left calls, fractions of one too */
    private record Bucket(double left, long at) {}

    /** Takes one call; returns how long to wait where there is none, else zero. */
    public Duration take(AccessKey key) {
        if (key.perMinute() == 0) {
            return Duration.ZERO;
        }
        double perMilli = key.perMinute() / MINUTE;
        long now = clock.millis();
        Bucket after = buckets.compute(key.name(), (name, before) -> {
            double left = before == null
                    ? key.perMinute()
                    : Math.min(key.perMinute(), Math.max(before.left(), 0) + (now - before.at()) * perMilli);
            return new Bucket(left - 1, now);
        });
        return after.left() >= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(-after.left() / perMilli));
    }
}
