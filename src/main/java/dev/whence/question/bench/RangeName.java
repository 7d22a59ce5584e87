package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of numbers, however it is written: "50 to under 100", "50-100", "[50, 100)", "over 50 to 100"; "under 50", "<50";
 * "200 and more", ">= 200", "200+". To which range an end belongs is told by the numbers of its rows.
 *
 * @param low empty where it is open
 * @param high likewise
 */
record RangeName(Optional<BigDecimal> low, Optional<BigDecimal> high) {
    private static final String NUMBER = "(?:r\\$ ?)?(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern BOTH = Pattern.compile(
            "[\\[(]?(?:over |from )?" + NUMBER + " ?(?:to under|to|-|\u2013|,|up to) ?" + NUMBER + "[\\])]?");
    private static final Pattern BELOW = Pattern.compile("(?:under|below|up to|less than|at most|<=?) ?" + NUMBER);
    private static final Pattern ABOVE = Pattern.compile("(?:over|above|more than|at least|>=?) ?" + NUMBER);
    private static final Pattern FROM = Pattern.compile(NUMBER + " ?(?:and more|or more|and above|and over|\\+)");

    static Optional<RangeName> of(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        Matcher both = BOTH.matcher(plain);
        if (both.matches()) {
            RangeName range = new RangeName(number(both, 1), number(both, 2));
            return Optional.of(range).filter(RangeName::ascending);
        }
        Matcher below = BELOW.matcher(plain);
        if (below.matches()) {
            return Optional.of(new RangeName(Optional.empty(), number(below, 1)));
        }
        for (Pattern above : List.of(ABOVE, FROM)) {
            Matcher found = above.matcher(plain);
            if (found.matches()) {
                return Optional.of(new RangeName(number(found, 1), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** "2018-03" is a month. */
    private boolean ascending() {
        return low.orElseThrow().compareTo(high.orElseThrow()) < 0;
    }

    /** The cell with its range written in one way, or, beside a number, as the number that the range begins with. */
    static JsonNode plain(JsonNode cell, boolean number) {
        Optional<RangeName> range = cell.isTextual() ? of(cell.asText()) : Optional.empty();
        if (number) {
            return range.flatMap(RangeName::low)
                    .<JsonNode>map(DecimalNode::valueOf)
                    .orElse(cell);
        }
        return range.<JsonNode>map(name -> TextNode.valueOf(name.toString())).orElse(cell);
    }

    private static Optional<BigDecimal> number(Matcher found, int group) {
        return Optional.of(new BigDecimal(found.group(group)).stripTrailingZeros());
    }
}
