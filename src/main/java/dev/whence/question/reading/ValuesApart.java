package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether several values of one dimension are told each by itself or taken together. */
final class ValuesApart {
    private final Draft draft;
    private final Frame frame;
    private final Set<String> dimensions;

    /** @param dimensions of the query; those whose values are told apart are added */
    ValuesApart(Draft draft, Frame frame, Set<String> dimensions) {
        this.draft = draft;
        this.frame = frame;
        this.dimensions = dimensions;
    }

    /** Two values of one dimension beside each other are compared; in one breath they are a set. */
    void write() {
        Map<String, List<Condition>> byDimension = new LinkedHashMap<>();
        frame.conditions().stream()
                .filter(condition -> condition.operator() == Operator.IN)
                .forEach(condition -> byDimension
                        .computeIfAbsent(condition.dimension(), ignored -> new ArrayList<>())
                        .add(condition));
        byDimension.forEach(this::apart);
    }

    private void apart(String dimension, List<Condition> conditions) {
        if (conditions.size() < 2 || frame.share() || dimensions.contains(dimension)) {
            return;
        }
        if (!named(conditions.get(0))) {
            numbers(dimension, conditions.size());
            return;
        }
        boolean apart = conditions.stream().skip(1).allMatch(Condition::apart);
        boolean or = draft.pieces.stream().anyMatch(piece -> piece.last().is("or"));
        boolean rather = draft.any(Cues.RISING) && or;
        boolean together = or
                || draft.pieces.stream()
                        .flatMap(piece -> piece.tokens().stream())
                        .anyMatch(token -> token.isAny(Set.of("together", "combined")));
        if (both() && !frame.compared() && !rather) {
            draft.doubt(0.3, "rows with both values at once cannot be told from rows with one of them");
        } else if (frame.compared() || rather || apart && !together) {
            dimensions.add(dimension);
        } else if (!together && frame.metrics().size() > 1 && conditions.size() > 2) {
            dimensions.add(dimension);
            draft.doubt(0.85, "each " + dimension + " by itself");
        } else if (!together) {
            draft.doubt(0.65, "the values of " + dimension + " are taken together");
        }
    }

    /** "how many reviews with 1, 2, 3, 4 and 5 stars": a list of numbers, as they were said. */
    private void numbers(String dimension, int many) {
        long said = draft.pieces.stream()
                .filter(piece -> piece.means(Meaning.Figure.class))
                .count();
        if (many > 2 && many <= said && !draft.between(-1, draft.pieces.size(), Set.of("or"))) {
            dimensions.add(dimension);
            draft.doubt(0.85, "each " + dimension + " by itself");
        }
    }

    private boolean both() {
        return draft.pieces.stream().anyMatch(piece -> piece.last().is("both"));
    }

    private boolean named(Condition condition) {
        return draft.vocabulary.dimension(condition.dimension()).type() != DimensionTerm.Type.NUMBERS;
    }
}
