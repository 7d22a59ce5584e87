package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Metric;
import java.util.Optional;
import java.util.Set;

/** Numbers that single rows have: the value of an order, its items, the days that it took. */
final class RowNumbers {
    private RowNumbers() {}

    /** What the rows are: dates and places may stand between ("orders delivered to SP within 7 days"). */
    static Optional<String> rowsBefore(Draft draft, int subject) {
        int at = subject;
        while (draft.piece(at)
                .filter(piece -> piece.means(Meaning.Role.class)
                        || piece.cues(Cues.COUNT)
                        || piece.cues(Cues.SHARE)
                        || rows(draft, piece).isEmpty()
                                && (piece.means(Meaning.Time.class)
                                        || piece.means(Meaning.Value.class)
                                        || theCustomer(piece)))
                .isPresent()) {
            at = draft.before(at);
        }
        Optional<String> rows = draft.piece(at).flatMap(piece -> rows(draft, piece));
        if (rows.isEmpty()) {
            return draft.piece(subject).flatMap(piece -> rows(draft, piece));
        }
        if (at != subject) {
            draft.pieces.subList(at + 1, subject + 1).stream()
                    .filter(piece -> piece.means(Meaning.Role.class) && !piece.means(Meaning.Value.class))
                    .forEach(Piece::take);
        }
        return rows;
    }

    /** Whom an order reaches. */
    private static boolean theCustomer(Piece piece) {
        return piece.last().is("customer") && !piece.plural();
    }

    /** "more than 5 days late", "more than 5 days after the estimated date". */
    static boolean late(Draft draft, int noun) {
        Optional<Piece> next = draft.piece(noun + 1)
                .filter(piece -> piece.last().is("late")
                        || piece.tokens().get(0).is("after") && piece.last().isAny(Set.of("date", "day")));
        next.ifPresent(Piece::take);
        return next.isPresent();
    }

    static boolean days(Piece piece) {
        return piece.span()
                .as(Meaning.Unit.class)
                .filter(unit -> unit.grain() == dev.whence.semantics.MetricQuery.Grain.DAY)
                .isPresent();
    }

    /** "payments with more than 6 instalments": a number of each row, not of a group of rows. */
    static boolean single(Draft draft, Piece noun, Optional<String> rows) {
        boolean days = NumberReader.number(draft, noun)
                .filter(name -> draft.vocabulary.dimension(name).unit().equals("days"))
                .isPresent();
        return (days || rows.filter("payments"::equals).isPresent())
                && noun.span().all(Metric.class).stream()
                        .anyMatch(
                                metric -> draft.vocabulary.metric(metric.name()).statistics());
    }

    /** The rows that a noun such as "orders" or "payments" names, if it names rows. */
    static Optional<String> rows(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream()
                .map(metric -> draft.vocabulary.metric(metric.name()))
                .filter(metric -> metric.counts() && metric.unit().matches("orders|payments|items|reviews"))
                .map(MetricTerm::unit)
                .findFirst();
    }

    /** The number of a row that has this unit: "orders above 500 reais" are orders by their value. */
    static Optional<String> ofRow(Draft draft, String rows, String unit) {
        String wanted =
                switch (rows + " " + unit) {
                    case "orders money" -> "order_value";
                    case "orders items" -> "item_count";
                    case "orders days" -> "delivery_days";
                    case "orders days late" -> "days_late";
                    case "items money" -> "item_price";
                    case "payments money" -> "payment_amount";
                    case "payments instalments" -> "instalments";
                    case "reviews score" -> "score";
                    default -> "";
                };
        return draft.vocabulary.dimensions().stream()
                .map(DimensionTerm::name)
                .filter(wanted::equals)
                .findFirst();
    }
}
