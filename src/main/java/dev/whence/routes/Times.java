package dev.whence.routes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Reads the times that people write: a day, a time of day, with or without an offset (UTC where it has none). */
public final class Times {

    private Times() {}

    /** Fails with a problem for the caller where the text is no such time. */
    static Instant moment(String text) {
        try {
            String iso = text.strip();
            return iso.length() <= 10
                    ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : precise(iso);
        } catch (DateTimeException e) {
            throw HttpProblem.badRequest("'" + text
                    + "' is not a time; write it as 2018-03-01 or 2018-03-01T12:30:00 or with Z at the end.");
        }
    }

    private static Instant precise(String iso) {
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }
}
