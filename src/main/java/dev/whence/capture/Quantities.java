package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as connector files have them. */
final class Quantities {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,6})(kB|MB|GB|TB)");
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

    private Quantities() {}

    /** @throws WhenceException CONFIG, with the field's name, if it is not one or is zero */
    static Duration duration(String field, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw WhenceException.config("'" + field + "' must be a time such as 5s or 2m, not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** Units are powers of 1024, as in PostgreSQL's settings. @throws WhenceException CONFIG as above */
    static long bytes(String field, String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw WhenceException.config("'" + field + "' must be a size such as 500MB or 2GB, not '" + text + "'");
        }
        return Long.parseLong(matcher.group(1)) << 10 * (UNITS.indexOf(matcher.group(2)) + 1);
    }

    /** For people: the largest unit of which there is at least one, to a tenth. */
    static String text(long bytes) {
        int unit = 0;
        while (unit < UNITS.size() - 1 && bytes >= 1L << 10 * (unit + 2)) {
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", bytes / (double) (1L << 10 * (unit + 1)), UNITS.get(unit));
    }
}
