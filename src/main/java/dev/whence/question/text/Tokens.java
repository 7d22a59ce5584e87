package dev.whence.question.text;

import dev.whence.question.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into tokens. Underscores and hyphens part words; dates, numbers and ids stay whole. */
public final class Tokens {
    private static final Pattern PIECE = Pattern.compile(
            "(?<id>\\b(?:[0-9a-f]{32,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b)"
                    + "|(?<date>\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{4}-(?:0[1-9]|1[0-2])\\b|\\b\\d{4}-?[QqHhWw]\\d{1,2}\\b)"
                    + "|(?<ordinal>\\b\\d{1,3}(?:st|nd|rd|th)\\b)"
                    + "|(?<compound>(?i)\\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]"
                    + "(?:one|two|three|four|five|six|seven|eight|nine)\\b(?-i))"
                    + "|(?<number>\\b\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?\\b|\\b\\d+(?:\\.\\d+)?)"
                    + "|(?<word>[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*(?:['\u2019](?!s\\b)\\p{L}+)?)"
                    + "|(?<possessive>['\u2019]s\\b)"
                    + "|(?<mark>[^\\s\\p{L}\\p{N}_])");
    private static final Map<String, String> NUMERALS = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twice", "2"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("dozen", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("seventy", "70"),
            Map.entry("eighty", "80"),
            Map.entry("ninety", "90"),
            Map.entry("hundred", "100"),
            Map.entry("thousand", "1000"));
    private static final Map<String, String> ORDINALS = Map.of(
            "first", "1", "second", "2", "third", "3", "fourth", "4", "fifth", "5", "sixth", "6", "seventh", "7",
            "eighth", "8", "ninth", "9", "tenth", "10");

    private Tokens() {}

    /** The tokens in order; empty for blank text. Possessive endings and quotes are dropped. */
    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            if (matcher.group("possessive") == null) {
                tokens.add(token(matcher));
            }
        }
        return List.copyOf(tokens);
    }

    /** The stems of a phrase's words, joined by single spaces. */
    public static String stems(String phrase) {
        StringBuilder stems = new StringBuilder();
        for (Token token : of(phrase)) {
            if (token.kind() != Kind.MARK) {
                stems.append(stems.isEmpty() ? "" : " ").append(token.stem());
            }
        }
        return stems.toString();
    }

    private static Token token(Matcher matcher) {
        String text = matcher.group();
        if (matcher.group("id") != null) {
            return plain(text, Kind.ID);
        }
        if (matcher.group("date") != null) {
            return plain(text, Kind.DATE);
        }
        if (matcher.group("ordinal") != null) {
            String digits = text.replaceAll("\\D", "");
            return new Token(text, digits, digits, Kind.ORDINAL);
        }
        if (matcher.group("number") != null) {
            String digits = text.replace(",", "");
            return new Token(text, digits, digits, Kind.NUMBER);
        }
        if (matcher.group("compound") != null) {
            String[] parts = Fold.word(text).split("[- ]");
            int number = Integer.parseInt(NUMERALS.get(parts[0])) + Integer.parseInt(NUMERALS.get(parts[1]));
            return new Token(text, String.valueOf(number), String.valueOf(number), Kind.NUMBER);
        }
        return matcher.group("mark") != null ? plain(text, Kind.MARK) : word(text);
    }

    private static Token word(String text) {
        String word = Fold.word(text);
        if (NUMERALS.containsKey(word)) {
            return new Token(text, NUMERALS.get(word), NUMERALS.get(word), Kind.NUMBER);
        }
        Kind kind = ORDINALS.containsKey(word) ? Kind.ORDINAL : Kind.WORD;
        return new Token(text, word, Fold.stem(word), kind);
    }

    private static Token plain(String text, Kind kind) {
        String word = text.toLowerCase(Locale.ROOT);
        return new Token(text, word, word, kind);
    }

    /** The number that an ordinal stands for ("first" and "1st" are 1); fails for other tokens. */
    public static int ordinal(Token token) {
        return Integer.parseInt(ORDINALS.getOrDefault(token.word(), token.word()));
    }
}
