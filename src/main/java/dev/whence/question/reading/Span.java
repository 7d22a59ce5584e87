package dev.whence.question.reading;

import java.util.List;
import java.util.Optional;

/**
 * A run of tokens and what it may mean.
 *
 * @param from index of its first token
 * @param to index after its last
 */
public record Span(int from, int to, List<Meaning> meanings) {
    public Span {
        meanings = List.copyOf(meanings);
    }

    /** Longer runs explain more than the sum of their words. */
    double weight() {
        double best = meanings.stream().mapToDouble(Meaning::worth).max().orElse(0);
        int length = to - from;
        return best * length + 0.4 * (length - 1);
    }

    <T extends Meaning> Optional<T> as(Class<T> kind) {
        return meanings.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    <T extends Meaning> List<T> all(Class<T> kind) {
        return meanings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean cues(Cues kind) {
        return meanings.contains(new Meaning.Cue(kind));
    }
}
