package dev.whence.question.reading;

import dev.whence.question.text.PhraseIndex;
import java.util.Comparator;
import java.util.Optional;

/** A measure that only its verb names: "what did toys bring in", "how many days did orders need". */
final class VerbReader implements Reader {
    /** The unit of what is counted piece by piece. */
    private static final String PIECES = "items";

    @Override
    public void read(Draft draft) {
        boolean open = draft.roleMetric.isEmpty()
                && draft.metrics.stream()
                        .map(draft.vocabulary::metric)
                        .allMatch(metric -> metric.counts() && metric.whole());
        for (int i = 0; open && i < draft.tokens.size(); i++) {
            Optional<PhraseIndex.Match<String>> verb = draft.vocabulary.verbPhrases().at(draft.tokens, i).stream()
                    .max(Comparator.comparingInt(PhraseIndex.Match::end));
            if (verb.isPresent() && take(draft, i, verb.get())) {
                return;
            }
        }
    }

    /** "how many toys did we sell" wants their number. */
    private static boolean countsElsewhere(Draft draft, int from, int to) {
        return draft.pieces.stream()
                .filter(piece -> piece.cues(Cues.COUNT))
                .anyMatch(piece -> piece.span().to() <= from || piece.span().from() >= to);
    }

    /** The customers of "went to customers" are not counted. */
    private static boolean within(Draft draft, int from, int to) {
        return draft.metrics.size() == 1
                && draft.pieces.stream()
                        .filter(piece -> piece.span().all(Meaning.Metric.class).stream()
                                .anyMatch(metric -> draft.metrics.contains(metric.name())))
                        .allMatch(piece ->
                                piece.span().from() >= from && piece.span().to() <= to);
    }

    private static boolean take(Draft draft, int from, PhraseIndex.Match<String> verb) {
        boolean number = countsElsewhere(draft, from, verb.end());
        Optional<String> metric = verb.meanings().stream()
                .filter(name -> draft.vocabulary
                        .findMetric(name)
                        .filter(term -> term.unit().equals(PIECES) == number)
                        .isPresent())
                .findFirst();
        if (metric.isEmpty() || number && !draft.metrics.isEmpty() && !within(draft, from, verb.end())) {
            return false;
        }
        draft.metrics.clear();
        draft.metrics.add(metric.get());
        draft.pieces.stream()
                .filter(piece -> piece.span().from() >= from && piece.span().to() <= verb.end())
                .forEach(Piece::take);
        return true;
    }
}
