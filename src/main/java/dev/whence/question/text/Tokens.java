package dev.whence.question.text;

import dev.whence.question.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into tokens. Underscores and hyphens part words; dates, numbers and ids stay whole. */
public final class Tokens {
    private static final Pattern PIECE = Pattern.compile(
            "(?<id>\\b(?:[0-9a-f]{32,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b)"
                    + "|(?<date>" + WrittenDates.WRITTEN + ")"
                    + "|(?<ordinal>\\b\\d{1,3}(?:st|nd|rd|th)\\b)"
                    + "|(?<year>(?i)" + NumberWords.YEAR + "(?-i))"
                    + "|(?<day>(?i)" + NumberWords.COMPOUND_ORDINAL + "(?-i))"
                    + "|(?<compound>(?i)" + NumberWords.COMPOUND + "(?-i))"
                    + "|(?<number>\\b\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?\\b|\\b\\d+(?:\\.\\d+)?)"
                    + "|(?<word>[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*(?:['\u2019](?!s\\b)\\p{L}+)?)"
                    + "|(?<possessive>['\u2019]s\\b)"
                    + "|(?<mark>[^\\s\\p{L}\\p{N}_])");

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
            String date = WrittenDates.iso(text).toLowerCase(Locale.ROOT);
            return new Token(text, date, date, Kind.DATE);
        }
        if (matcher.group("ordinal") != null) {
            String digits = text.replaceAll("\\D", "");
            return new Token(text, digits, digits, Kind.ORDINAL);
        }
        if (matcher.group("number") != null) {
            String digits = text.replace(",", "");
            return new Token(text, digits, digits, Kind.NUMBER);
        }
        if (matcher.group("year") != null) {
            return number(text, NumberWords.year(Fold.word(text)), Kind.NUMBER);
        }
        if (matcher.group("day") != null) {
            return number(text, NumberWords.sum(Fold.word(text)), Kind.ORDINAL);
        }
        if (matcher.group("compound") != null) {
            return number(text, NumberWords.sum(Fold.word(text)), Kind.NUMBER);
        }
        return matcher.group("mark") != null ? plain(text, Kind.MARK) : word(text);
    }

    private static Token word(String text) {
        String word = Fold.word(text);
        Optional<Integer> number = NumberWords.cardinal(word);
        if (number.isPresent()) {
            return number(text, number.get(), Kind.NUMBER);
        }
        Kind kind = NumberWords.ordinal(word).isPresent() ? Kind.ORDINAL : Kind.WORD;
        return new Token(text, word, Fold.stem(word), kind);
    }

    private static Token number(String text, int number, Kind kind) {
        String digits = String.valueOf(number);
        return new Token(text, digits, digits, kind);
    }

    private static Token plain(String text, Kind kind) {
        String word = text.toLowerCase(Locale.ROOT);
        return new Token(text, word, word, kind);
    }

    /** The number that an ordinal stands for ("first" and "1st" are 1); fails for other tokens. */
    public static int ordinal(Token token) {
        return NumberWords.ordinal(token.word()).orElseGet(() -> Integer.valueOf(token.word()));
    }
}
