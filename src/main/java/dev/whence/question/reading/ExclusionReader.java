package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows that are left out under the name of what counts them: "without the cancelled ones", "excluding late orders". */
final class ExclusionReader implements Reader {
    /** Other negations ("never", "not") may say of somebody what did not happen, which no row tells. */
    private static final Set<String> VERBS = Set.of("not", "never", "no", "non", "neither");

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            Optional<Piece> negation = draft.piece(draft.before(i)).filter(ExclusionReader::leavesOut);
            if (negation.isEmpty() || !piece.freely(Metric.class) || !ofSameRows(draft, i)) {
                continue;
            }
            if (leftOut(draft, i)) {
                negation.get().take();
                int last = i;
                for (int next = draft.after(i); joined(draft, last, next) && leftOut(draft, next); ) {
                    last = next;
                    next = draft.after(next);
                }
            }
        }
    }

    /** "the cancelled and unavailable orders". */
    private static boolean joined(Draft draft, int last, int next) {
        return draft.between(last, next, Set.of("and", "or", "nor", ","))
                && draft.piece(next).filter(piece -> piece.freely(Metric.class)).isPresent()
                && ofSameRows(draft, next);
    }

    private static boolean leftOut(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        Optional<Value> value = ValueWithin.longest(draft, piece);
        value.ifPresent(found -> {
            piece.take();
            draft.conditions.add(new Condition(found.dimension(), Operator.NOT_IN, found.value(), at, false));
        });
        return value.isPresent();
    }

    private static boolean leavesOut(Piece piece) {
        return piece.freeCue(Cues.NEGATION)
                && piece.tokens().stream()
                        .noneMatch(token -> token.isAny(VERBS) || token.word().contains("'"));
    }

    /** "orders without cancelled ones"; not "customers without cancelled orders", who are others. */
    static boolean ofSameRows(Draft draft, int at) {
        MetricTerm left = MetricReader.metric(draft, at);
        boolean part = left.counts() && !left.whole();
        boolean others = IntStream.range(0, draft.pieces.size())
                .filter(other -> other != at && draft.pieces.get(other).means(Metric.class))
                .mapToObj(other -> MetricReader.metric(draft, other))
                .allMatch(term -> !term.counts() || term.unit().equals(left.unit()));
        boolean groups = draft.pieces.stream()
                .flatMap(piece -> piece.span().all(Meaning.Dimension.class).stream())
                .anyMatch(each -> draft.vocabulary.dimension(each.name()).type() == DimensionTerm.Type.IDS
                        && !each.name().startsWith("order"));
        return part && others && !groups;
    }
}
