package dev.whence.streams;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** How long a measure's windows are, and what their season is: an hour of the week, or the minutes of an hour of the day. */
enum Grain {
    MINUTE(Duration.ofMinutes(1), 60, 240),
    HOUR(Duration.ofHours(1), 4, 12);

    final Duration length;
    /** So many of the same season are needed to know what is usual, and so many are remembered. */
    final int least;

    final int most;

    Grain(Duration length, int least, int most) {
        this.length = length;
        this.least = least;
        this.most = most;
    }

    Instant start(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli() - Math.floorMod(at.toEpochMilli(), length.toMillis()));
    }

    /** Names the place in the season; in UTC. */
    String season(Instant start) {
        ZonedDateTime at = start.atZone(ZoneOffset.UTC);
        return this == MINUTE ? "h" + at.getHour() : at.getDayOfWeek().getValue() + "h" + at.getHour();
    }
}
