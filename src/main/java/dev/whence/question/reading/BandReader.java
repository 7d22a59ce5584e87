package dev.whence.question.reading;

import dev.whence.question.reading.BandScanner.Found;
import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ranges that are listed one by one: "how many orders took up to 5 days, 5 to 10 days and more than 10 days". */
final class BandReader implements Reader {
    @Override
    public void read(Draft draft) {
        BandScanner.find(draft.tokens).filter(found -> !dated(draft, found)).ifPresent(found -> bands(draft, found));
    }

    private static void bands(Draft draft, Found found) {
        int[] inside = IntStream.range(0, draft.pieces.size())
                .filter(at -> within(draft.pieces.get(at), found))
                .toArray();
        int from = inside[0];
        int to = inside[inside.length - 1] + 1;
        Optional<DimensionTerm> named = RangedNumber.named(draft, from, to, found.unit())
                .or(() -> RangedNumber.ofRows(draft, from, unit(found)))
                .map(draft.vocabulary::dimension);
        Optional<Bands> bands = named.flatMap(term -> Bands.of(found.bands(), term.fractions()));
        bands.ifPresent(ranges -> {
            String dimension = named.get().name();
            RangedNumber.take(draft, from, to, found.unit());
            draft.pieces.subList(from, to).forEach(Piece::take);
            draft.dimensions.add(dimension);
            draft.buckets.add(new Bucket(dimension, ranges.edges(), ranges.closed(), Optional.empty()));
            ranges.least().ifPresent(end -> limit(draft, dimension, Operator.GREATER_OR_EQUAL, end, from));
            ranges.most().ifPresent(end -> limit(draft, dimension, Operator.LESS_OR_EQUAL, end, from));
        });
    }

    /** "orders under 50": where no unit is said, orders are told by their value. */
    private static String unit(Found found) {
        return found.unit().said() ? found.unit().name() : NumberUnit.MONEY.name();
    }

    private static void limit(Draft draft, String dimension, Operator operator, BigDecimal end, int at) {
        draft.conditions.add(new Condition(dimension, operator, end.toPlainString(), at, false));
    }

    private static boolean within(Piece piece, Found found) {
        return piece.span().from() >= found.from() && piece.span().from() < found.to();
    }

    /** "from 5 to 11 March": days, not numbers of something. */
    private static boolean dated(Draft draft, Found found) {
        return draft.pieces.stream()
                .anyMatch(piece -> piece.span().to() > found.from()
                        && piece.span().from() < found.to()
                        && (piece.taken()
                                || piece.means(Time.class) && !found.unit().said()));
    }
}
