package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The number whose ranges are asked for, and what is counted in them. */
final class RangedNumber {
    private RangedNumber() {}

    /** The dimension that is named nearest before these pieces, else after them. */
    static Optional<String> named(Draft draft, int from, int to, NumberUnit unit) {
        return at(draft, from, to, unit).flatMap(at -> dimension(draft, draft.pieces.get(at), unit));
    }

    /** The same; takes its words, and what is to be counted where no metric is named. */
    static Optional<String> take(Draft draft, int from, int to, NumberUnit unit) {
        Optional<Integer> named = at(draft, from, to, unit);
        named.ifPresent(at -> {
            Piece piece = draft.pieces.get(at);
            piece.take();
            draft.piece(draft.before(at))
                    .filter(before -> before.freeCue(Cues.GROUP))
                    .ifPresent(Piece::take);
            counted(draft, piece);
        });
        return named.flatMap(at -> dimension(draft, draft.pieces.get(at), unit));
    }

    private static Optional<Integer> at(Draft draft, int from, int to, NumberUnit unit) {
        return Stream.concat(
                        IntStream.range(0, from).map(i -> from - 1 - i).boxed(),
                        IntStream.range(to, draft.pieces.size()).boxed())
                .filter(i -> draft.pieces.get(i).free()
                        && dimension(draft, draft.pieces.get(i), unit).isPresent())
                .filter(i -> !rows(draft, i))
                .findFirst();
    }

    private static Optional<String> dimension(Draft draft, Piece piece, NumberUnit unit) {
        return piece.span().all(Dimension.class).stream()
                .map(each -> draft.vocabulary.dimension(each.name()))
                .filter(term -> term.type() == DimensionTerm.Type.NUMBERS && unit.fits(term))
                .map(DimensionTerm::name)
                .findFirst();
    }

    /** "how many items ...": the noun is what is counted. */
    private static boolean rows(Draft draft, int at) {
        return RowNumbers.rows(draft, draft.pieces.get(at)).isPresent()
                && draft.piece(draft.before(at))
                        .filter(before -> before.cues(Cues.GROUP) || before.cues(Cues.SPREAD))
                        .isEmpty();
    }

    /** The number of the rows that are named before: "orders in bands of 100 reais" are orders by their value. */
    static Optional<String> ofRows(Draft draft, int before, String unit) {
        return draft.pieces.subList(0, before).stream()
                .filter(Piece::free)
                .flatMap(piece -> RowNumbers.rows(draft, piece).stream())
                .findFirst()
                .flatMap(rows -> RowNumbers.ofRow(draft, rows, unit));
    }

    /** "delivery time in steps of 10 days": where nothing else is asked for, what is behind the number is counted. */
    private static void counted(Draft draft, Piece number) {
        List<MetricTerm> own = number.span().all(Metric.class).stream()
                .map(each -> draft.vocabulary.metric(each.name()))
                .toList();
        boolean other = draft.pieces.stream().anyMatch(piece -> piece != number && piece.means(Metric.class));
        if (!other) {
            own.stream()
                    .flatMap(term -> draft.vocabulary.metricPhrases().exactly(QueryWriter.behind(term)).stream())
                    .findFirst()
                    .ifPresent(draft.metrics::add);
        }
    }
}
