package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;

/** A value that the name of a metric is made of: "cancelled" in "cancelled orders". */
final class ValueWithin {
    private ValueWithin() {}

    /** The value within the words of a metric, the longest: "on time" in "orders delivered on time". */
    static Optional<Value> longest(Draft draft, Piece piece) {
        Optional<Value> longest = Optional.empty();
        int length = 0;
        for (int i = 0; i < piece.tokens().size(); i++) {
            List<Token> tail = piece.tokens().subList(i, piece.tokens().size());
            for (PhraseIndex.Match<Value> match : draft.vocabulary.values().at(tail, 0)) {
                Optional<Value> value = match.meanings().stream()
                        .filter(found -> plain(draft, found))
                        .findFirst();
                if (value.isPresent() && match.end() > length) {
                    longest = value;
                    length = match.end();
                }
            }
        }
        return longest;
    }

    private static boolean plain(Draft draft, Value value) {
        return value.certainty() == 1
                && draft.vocabulary.dimension(value.dimension()).place().isEmpty();
    }
}
