package dev.whence.question.reading;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A question in the spelling that the readers know. */
final class PlainText {
    private static final String MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    /** A dash between words; between two times it means "to". */
    private static final String DASH = "\\s[-\u2013\u2014]+\\s(?!\\d{1,2}\\b|20\\d\\d|" + MONTH + ")" + "|(?<!\\d|"
            + MONTH + "[a-z]{0,6})\\s[-\u2013\u2014]+\\s";

    private static final Pattern WEEKDAY_OF_DATE = Pattern.compile(
            "(?i)(?<!\\b(?:black|good|easter|cyber|palm|ash) )\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?"
                    + "(?=\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))");

    private static final Pattern ITEM_ORDERS =
            Pattern.compile("(?i)\\b(?:(single|one)|(?:multi|multiple))[- ]items? (orders|baskets|purchases)\\b");

    /** Limits of weeks, which are days where a number of days is compared. */
    private static final Pattern WEEKS =
            Pattern.compile("(?i)\\b(within|under|below|over|above|exceeding|less than|more than|"
                    + "longer than|shorter than|fewer than|at least|at most|up to|no more than|not more than|no less than)\\s+"
                    + "(an?|one|two|three|four|\\d)\\s+(?:full |whole )?weeks?\\b(?! (?:ago|old|before|after|of))");

    private static final Map<String, Integer> NUMBERS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4);

    private PlainText() {}

    private static int days(String weeks) {
        Integer named = NUMBERS.get(weeks.toLowerCase(Locale.ROOT));
        return 7 * (named == null ? Integer.parseInt(weeks) : named);
    }

    /** Dashes between words part clauses, "Q3 17" is of 2017, and "Monday 5 March" is 5 March. */
    static String of(String question) {
        String spelled = ITEM_ORDERS
                .matcher(question)
                .replaceAll(
                        found -> found.group(2) + (found.group(1) == null ? " with at least 2 items" : " with 1 item"));
        String limited =
                WEEKS.matcher(spelled).replaceAll(found -> found.group(1) + " " + days(found.group(2)) + " days");
        return WEEKDAY_OF_DATE
                .matcher(limited)
                .replaceAll("")
                .replaceAll(DASH, " ; ")
                .replaceAll("(?i)\\b(?:a )?quick (?:one|question|check)\\b", "quick")
                .replaceAll(
                        "(?i)\\b(each|every) (?:one )?of (?:those|these|the) (day|week|month|quarter|year)s\\b",
                        "$1 $2")
                .replaceAll("(?i)\\b(state|region|city|category|seller|product)[ -]by[ -]\\1\\b", "by $1")
                .replaceAll("\\b([QqHh][1-4])\\s*\\+\\s*(?=[QqHh][1-4])", "$1 and ")
                .replaceAll("\\b([1-4])([QqHh])[ '/-]?(?:20)?([12]\\d)\\b(?!\\d)", "$2$1 20$3")
                .replaceAll("\\b([QqHh][1-4])[ /-]?['\u2019]?([12]\\d)\\b(?!\\d)", "$1 20$2");
    }
}
