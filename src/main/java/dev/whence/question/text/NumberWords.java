package dev.whence.question.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Numbers, ordinals and years that are written, or dictated, in words. Words are expected folded. */
final class NumberWords {
    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> SMALL_ORDINALS = List.of(
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth");
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Map<String, Integer> OTHERS =
            Map.of("twice", 2, "dozen", 12, "hundred", 100, "thousand", 1000);
    private static final Map<String, Integer> CARDINALS = new TreeMap<>(TENS);
    private static final Map<String, Integer> ORDINALS = new TreeMap<>(Map.of("twentieth", 20, "thirtieth", 30));

    static {
        CARDINALS.putAll(OTHERS);
        for (int i = 1; i < SMALL.size(); i++) {
            CARDINALS.put(SMALL.get(i), i);
            ORDINALS.put(SMALL_ORDINALS.get(i), i);
        }
    }

    private static final String TEEN = String.join("|", SMALL.subList(10, 20));
    private static final String ONES = String.join("|", SMALL.subList(1, 10));

    /** "twenty-five". */
    static final String COMPOUND = "\\b(?:" + String.join("|", TENS.keySet()) + ")[- ](?:" + ONES + ")\\b";
    /** "twenty first": the days of a month. */
    static final String COMPOUND_ORDINAL =
            "\\b(?:twenty|thirty)[- ](?:" + String.join("|", SMALL_ORDINALS.subList(1, 10)) + ")\\b";
    /** "twenty eighteen", "two thousand and eighteen"; not the beginning of a larger amount. */
    static final String YEAR = "\\b(?:twenty[- ](?:" + TEEN + "|twenty(?:[- ](?:" + ONES + "))?)"
            + "|two[- ]thousand(?: and)?[- ](?:" + ONES + "|" + TEEN + "))\\b(?![- ](?:hundred|thousand))";

    private NumberWords() {}

    /** The number that one word stands for. */
    static Optional<Integer> cardinal(String word) {
        return Optional.ofNullable(CARDINALS.get(word));
    }

    /** The place that one word stands for. */
    static Optional<Integer> ordinal(String word) {
        return Optional.ofNullable(ORDINALS.get(word));
    }

    /** The sum of the parts of {@link #COMPOUND} and {@link #COMPOUND_ORDINAL}. */
    static int sum(String words) {
        int sum = 0;
        for (String word : words.split("[- ]")) {
            sum += cardinal(word).or(() -> ordinal(word)).orElse(0);
        }
        return sum;
    }

    /** The year that {@link #YEAR} says. */
    static int year(String words) {
        return 2000 + sum(words.replaceFirst("^(?:twenty|two[- ]thousand)[- ](?:and[- ])?", ""));
    }
}
