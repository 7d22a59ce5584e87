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
            Optional<Value> value = MetricReader.valueIn(draft, piece);
            if (value.isPresent()) {
                negation.get().take();
                piece.take();
                draft.conditions.add(new Condition(
                        value.get().dimension(), Operator.NOT_IN, value.get().value(), i, false));
            }
        }
    }

    private static boolean leavesOut(Piece piece) {
        return piece.freeCue(Cues.NEGATION)
                && piece.tokens().stream()
                        .noneMatch(token -> token.isAny(VERBS) || token.word().contains("'"));
    }

    /** "orders without cancelled ones"; not "customers without cancelled orders", who are others. */
    private static boolean ofSameRows(Draft draft, int at) {
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
