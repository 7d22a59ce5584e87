package dev.whence.question.reading;

import dev.whence.semantics.MetricQuery.Operator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Words that compare a number: "more than", "at most", "or more". */
final class Comparators {
    private static final Map<Cues, Operator> OPERATORS = Map.of(
            Cues.MORE,
            Operator.GREATER_OR_EQUAL,
            Cues.ABOVE,
            Operator.GREATER,
            Cues.BELOW,
            Operator.LESS,
            Cues.LESS,
            Operator.LESS_OR_EQUAL,
            Cues.EQUAL,
            Operator.IN);

    private Comparators() {}

    /** What the words may say of a number. */
    static Stream<Operator> of(Piece piece) {
        return piece.span().all(Meaning.Cue.class).stream()
                .flatMap(cue -> Optional.ofNullable(OPERATORS.get(cue.kind())).stream());
    }

    /** Whether nobody has taken it yet. */
    static boolean free(Piece piece) {
        return piece.free()
                && piece.span().all(Meaning.Cue.class).stream()
                        .anyMatch(cue -> cue.kind().comparator());
    }

    /** What may stand after the noun: "200 orders or more". */
    static boolean orMore(Piece piece) {
        return free(piece) && piece.tokens().get(0).is("or");
    }

    /** What the others are. */
    static Operator opposite(Operator operator) {
        return switch (operator) {
            case GREATER -> Operator.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Operator.LESS;
            case LESS -> Operator.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Operator.GREATER;
            default -> operator;
        };
    }
}
