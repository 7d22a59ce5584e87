package dev.whence.mapping.expression;

import static dev.whence.mapping.expression.Definition.function;

import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Functions of time. Days of the calendar are those of the connector's zone. */
final class TimeFunctions {
    private static final String[] BETWEEN = {"timestamp,timestamp->decimal", "date,date->decimal"};

    private TimeFunctions() {}

    static List<Definition> definitions() {
        return List.of(
                function(
                        "timestamp",
                        (frame, a) -> moment(a[0], frame.zone()),
                        "string->timestamp",
                        "date->timestamp",
                        "timestamp->timestamp"),
                function(
                        "date",
                        (frame, a) -> date(a[0], frame.zone()),
                        "timestamp->date",
                        "date->date",
                        "string->date"),
                function("duration", (frame, a) -> Duration.parse("PT" + a[0]), "string->duration"),
                function("days", (frame, a) -> between(a, frame.zone(), ChronoUnit.DAYS), BETWEEN),
                function("hours", (frame, a) -> between(a, frame.zone(), ChronoUnit.HOURS), BETWEEN),
                function("minutes", (frame, a) -> between(a, frame.zone(), ChronoUnit.MINUTES), BETWEEN));
    }

    private static LocalDate date(Object value, ZoneId zone) {
        return value instanceof LocalDate date ? date : LocalDate.ofInstant(moment(value, zone), zone);
    }

    /** A date means its first moment. */
    static Instant moment(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        try {
            String text = Values.text(value).strip().replace(' ', 'T');
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw WhenceException.badData("'" + value + "' is not a time such as 2018-01-31T12:00:00Z", e);
        }
    }

    /** From the first to the second, with fraction, to 34 digits. */
    private static BigDecimal between(Object[] arguments, ZoneId zone, ChronoUnit unit) {
        Duration duration = Duration.between(moment(arguments[0], zone), moment(arguments[1], zone));
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        BigDecimal result = seconds.divide(BigDecimal.valueOf(unit.getDuration().getSeconds()), MathContext.DECIMAL128)
                .stripTrailingZeros();
        return result.scale() < 0 ? result.setScale(0) : result;
    }
}
