package dev.whence.question.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds known phrases among tokens by their stems.
 *
 * @param <T> what a phrase stands for; equal meanings of one phrase are kept once
 */
public final class PhraseIndex<T> {
    private static final int LONGEST = 8;

    private final Map<String, List<T>> meanings = new HashMap<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<String> skipped;

    /** @param skipped stems that do not count inside a phrase, such as "and" in "health and beauty"; hyphens never do */
    public PhraseIndex(Set<String> skipped) {
        Set<String> all = new TreeSet<>(skipped);
        all.add("-");
        this.skipped = Set.copyOf(all);
    }

    /** A phrase as it is found: from the start position to just before {@code end}. */
    public record Match<T>(int end, List<T> meanings) {}

    public void add(String phrase, T meaning) {
        String key = key(Tokens.of(phrase), skipped);
        if (key.isEmpty()) {
            return;
        }
        List<T> known = meanings.computeIfAbsent(key, ignored -> new ArrayList<>());
        if (!known.contains(meaning)) {
            known.add(meaning);
        }
        words.addAll(List.of(key.split(" ")));
    }

    /** All phrases that begin at {@code start}, shorter ones first. */
    public List<Match<T>> at(List<Token> tokens, int start) {
        List<Match<T>> matches = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = start; i < Math.min(tokens.size(), start + LONGEST); i++) {
            String stem = tokens.get(i).stem();
            if (skipped.contains(stem)) {
                if (i == start) {
                    break;
                }
                continue;
            }
            key.append(key.isEmpty() ? "" : " ").append(stem);
            List<T> found = meanings.get(key.toString());
            if (found != null) {
                matches.add(new Match<>(i + 1, List.copyOf(found)));
            }
        }
        return matches;
    }

    /** All stems of all phrases, in order. */
    public Set<String> words() {
        return words;
    }

    /** What exactly this phrase stands for; empty if it is not known. */
    public List<T> exactly(String phrase) {
        return List.copyOf(meanings.getOrDefault(key(Tokens.of(phrase), skipped), List.of()));
    }

    private static String key(List<Token> tokens, Set<String> skipped) {
        StringBuilder key = new StringBuilder();
        for (Token token : tokens) {
            if (!skipped.contains(token.stem())) {
                key.append(key.isEmpty() ? "" : " ").append(token.stem());
            }
        }
        return key.toString();
    }
}
