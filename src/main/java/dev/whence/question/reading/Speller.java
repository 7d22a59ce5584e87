package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mends slips of the pen in words that are unknown, if only one known word is near. */
final class Speller {
    private static final int SHORTEST = 5;
    private static final int LONG = 9;

    private final Set<String> words = new TreeSet<>();

    Speller(Lexicon lexicon, Vocabulary vocabulary) {
        words.addAll(lexicon.words());
        words.addAll(vocabulary.passedOver().words());
        words.addAll(vocabulary.metricPhrases().words());
        words.addAll(vocabulary.dimensionPhrases().words());
        words.addAll(vocabulary.catalogueWords());
        words.addAll(List.of(
                "january",
                "february",
                "march",
                "april",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
                "quarter",
                "month",
                "year",
                "week"));
        words.removeIf(word -> word.length() < SHORTEST);
    }

    /** The tokens with mended words, and a note for each. */
    record Corrected(List<Token> tokens, List<String> notes) {}

    Corrected correct(Draft draft) {
        List<Token> tokens = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Piece piece : draft.pieces) {
            List<String> near = piece.unknown()
                            && !words.contains(piece.last().stem())
                            && piece.last().stem().length() >= SHORTEST
                    ? near(piece.last().stem())
                    : List.of();
            if (near.size() == 1) {
                tokens.addAll(Tokens.of(near.get(0)));
                notes.add("'" + piece.text() + "' is read as '" + near.get(0) + "'");
            } else {
                tokens.addAll(piece.tokens());
            }
        }
        return new Corrected(List.copyOf(tokens), List.copyOf(notes));
    }

    /** The nearest ones; "costumer" is as near to "customer" as one slip, as it has the same letters. */
    private List<String> near(String stem) {
        int most = stem.length() >= LONG ? 2 : 1;
        Map<Integer, List<String>> byDistance = words.stream()
                .filter(word -> word.charAt(0) == stem.charAt(0) && Math.abs(word.length() - stem.length()) <= most)
                .collect(Collectors.groupingBy(word -> sameLetters(word, stem) ? 1 : distance(word, stem)));
        return IntStream.rangeClosed(1, most)
                .mapToObj(far -> byDistance.getOrDefault(far, List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean sameLetters(String a, String b) {
        return Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray());
    }

    /** Damerau and Levenshtein's distance with adjacent transpositions (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
