package dev.whence.question.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in figures: 2018-03-05, 25/3/2018, 05.03.2018, 03/2018. */
final class WrittenDates {
    /** What is written like a date, whether or not it is sure which. */
    static final String WRITTEN =
            "\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{4}-(?:0[1-9]|1[0-2])\\b|\\b\\d{4}-?[QqHhWw]\\d{1,2}\\b"
                    + "|\\b20\\d{2}[/.]\\d{1,2}[/.]\\d{1,2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]20\\d{2}\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2}\\b"
                    + "|\\b(?:0?[1-9]|1[0-2])/20\\d{2}\\b|\\b20\\d{2}/\\d{2}\\b";

    private static final Pattern YEAR_FIRST = Pattern.compile("(20\\d{2})[/.](\\d{1,2})[/.](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})[/.](\\d{2}|20\\d{2})");
    private static final Pattern MONTH_OF_YEAR = Pattern.compile("(\\d{1,2})/(20\\d{2})");
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("(20\\d{2})/(\\d{2})");
    private static final int MONTHS = 12;

    private WrittenDates() {}

    /** The date, or month, as ISO 8601 writes it; unchanged where it may be one of two, as 5/3/2018. */
    static String iso(String text) {
        return yearFirst(text)
                .or(() -> yearLast(text))
                .or(() -> monthOfYear(text))
                .or(() -> yearAndMonth(text))
                .orElse(text);
    }

    private static Optional<String> yearFirst(String text) {
        Matcher date = YEAR_FIRST.matcher(text);
        return date.matches() ? Optional.of(iso(date.group(1), date.group(2), date.group(3))) : Optional.empty();
    }

    /** Points part a day from its month; before strokes either may come first. */
    private static Optional<String> yearLast(String text) {
        Matcher date = YEAR_LAST.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        String year = date.group(4).length() == 2 ? "20" + date.group(4) : date.group(4);
        if (date.group(2).equals(".") || first > MONTHS || first == second) {
            return Optional.of(iso(year, date.group(3), date.group(1)));
        }
        return second > MONTHS ? Optional.of(iso(year, date.group(1), date.group(3))) : Optional.empty();
    }

    private static Optional<String> monthOfYear(String text) {
        Matcher month = MONTH_OF_YEAR.matcher(text);
        return month.matches() ? Optional.of(month.group(2) + "-" + two(month.group(1))) : Optional.empty();
    }

    /** 2018/03; but 2017/18 is a season, or a fiscal year. */
    private static Optional<String> yearAndMonth(String text) {
        Matcher month = YEAR_AND_MONTH.matcher(text);
        if (!month.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(month.group(1));
        int second = Integer.parseInt(month.group(2));
        boolean season = second == (year + 1) % 100;
        return second >= 1 && second <= MONTHS && !season
                ? Optional.of(month.group(1) + "-" + month.group(2))
                : Optional.empty();
    }

    private static String iso(String year, String month, String day) {
        return year + "-" + two(month) + "-" + two(day);
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
