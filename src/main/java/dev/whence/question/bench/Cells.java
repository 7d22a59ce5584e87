package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.question.text.Fold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Whether two values mean the same, by the rules of the questions' glossary. */
final class Cells {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("mondaytofriday", "weekday"),
            Map.entry("workingday", "weekday"),
            Map.entry("weekdays", "weekday"),
            Map.entry("saturdayandsunday", "weekend"),
            Map.entry("weekends", "weekend"),
            Map.entry("firsttimeorder", "firsttime"),
            Map.entry("new", "firsttime"),
            Map.entry("repeat", "returning"),
            Map.entry("cancelled", "canceled"),
            Map.entry("true", "late"),
            Map.entry("false", "ontime"));
    /** From so many decimals on a number counts as unrounded. */
    private static final int UNROUNDED = 6;

    private final double tolerance;

    Cells(double tolerance) {
        this.tolerance = tolerance;
    }

    boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNull() || actual.isNull() || actual.isMissingNode()) {
            return expected.isNull() && (actual.isNull() || actual.isMissingNode());
        }
        if (expected.isNumber() && actual.isNumber()) {
            return same(expected.decimalValue(), actual.decimalValue());
        }
        return !expected.isNumber()
                && !actual.isNumber()
                && text(expected.asText()).equals(text(actual.asText()));
    }

    /** Within the relative tolerance, or equal after rounding to the decimals that are shown. */
    private boolean same(BigDecimal expected, BigDecimal actual) {
        double difference = Math.abs(expected.doubleValue() - actual.doubleValue());
        if (difference <= tolerance * Math.abs(expected.doubleValue()) || difference < 1e-12) {
            return true;
        }
        int decimals = Math.max(0, actual.stripTrailingZeros().scale());
        return decimals > 0
                && decimals < UNROUNDED
                && expected.setScale(decimals, RoundingMode.HALF_UP).compareTo(actual) == 0;
    }

    static String text(String label) {
        String plain = Fold.word(label).replaceAll("t00:00(:00)?$", "").replaceAll("[^a-z0-9]", "");
        return MEANINGS.getOrDefault(plain, plain);
    }
}
