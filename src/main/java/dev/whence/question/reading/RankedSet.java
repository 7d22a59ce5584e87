package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** "SP, RJ and MG in order of revenue": what is ranked are the values that are named. */
final class RankedSet implements Reader {
    @Override
    public void read(Draft draft) {
        boolean ranked = draft.pieces.stream().anyMatch(piece -> piece.freeCue(Cues.RANKING));
        if (!ranked || !draft.dimensions.isEmpty() || draft.grain.isPresent()) {
            return;
        }
        List<String> several = draft.conditions.stream()
                .filter(condition -> condition.operator() == Operator.IN)
                .map(Condition::dimension)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (several.size() == 1 && !others(draft, new Meaning.Dimension(several.get(0)))) {
            draft.dimensions.add(several.get(0));
        }
    }

    /** "cities of SP and RJ": something else is to be ranked. */
    private static boolean others(Draft draft, Meaning.Dimension set) {
        return draft.pieces.stream()
                .filter(piece -> piece.span().all(Meaning.Dimension.class).stream()
                        .anyMatch(
                                each -> draft.vocabulary.dimension(each.name()).type() == DimensionTerm.Type.NAMES))
                .anyMatch(piece -> !piece.span().meanings().contains(set));
    }
}
