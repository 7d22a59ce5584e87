package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers with a comparison: thresholds of groups ("at least 50 orders") and of rows ("orders above 500 reais"). */
final class NumberReader implements Reader {
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
    private static final Set<String> ALTERNATIVES = Set.of("or", "and", ",");

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (number(draft.pieces.get(i))) {
                compared(draft, i);
            }
        }
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (number(draft.pieces.get(i))) {
                plain(draft, i);
            }
        }
    }

    /** A figure that is no year. */
    private static boolean number(Piece piece) {
        return piece.freely(Figure.class) && !piece.means(Meaning.Time.class);
    }

    private static void compared(Draft draft, int at) {
        int before = draft.before(at);
        int after = at + 1;
        Optional<Piece> comparator = draft.piece(after)
                .filter(NumberReader::comparator)
                .or(() -> draft.piece(before).filter(NumberReader::comparator));
        if (comparator.isEmpty()) {
            return;
        }
        boolean postfix = draft.piece(after).equals(comparator);
        Operator operator = comparator.get().span().all(Meaning.Cue.class).stream()
                .map(cue -> OPERATORS.get(cue.kind()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Figure figure = draft.pieces.get(at).span().as(Figure.class).orElseThrow();
        int noun = postfix ? draft.after(after) : draft.after(at);
        int subject = draft.before(postfix ? at : before);
        if (taken(draft, operator, figure, subject, noun)) {
            draft.pieces.get(at).take();
            comparator.get().take();
        }
    }

    private static boolean comparator(Piece piece) {
        return piece.free()
                && piece.span().all(Meaning.Cue.class).stream()
                        .anyMatch(cue -> cue.kind().comparator());
    }

    private static boolean taken(Draft draft, Operator operator, Figure figure, int subject, int noun) {
        Optional<Piece> nounPiece = draft.piece(noun).filter(Piece::free);
        Optional<Piece> subjectPiece = draft.piece(subject);
        Optional<String> rowDimension = nounPiece
                .flatMap(piece -> number(draft, piece))
                .or(() -> subjectPiece.filter(Piece::free).flatMap(piece -> number(draft, piece)));
        Optional<String> rows = subjectPiece.flatMap(piece -> rows(draft, piece));
        boolean alsoMetric =
                nounPiece.filter(piece -> piece.means(Metric.class)).isPresent();
        if (rowDimension.isPresent() && !figure.percent() && !alsoMetric) {
            nounPiece.filter(piece -> number(draft, piece).isPresent()).ifPresent(Piece::take);
            subjectPiece.filter(piece -> number(draft, piece).isPresent()).ifPresent(Piece::take);
            draft.conditions.add(condition(draft, rowDimension.get(), operator, figure, subject));
            return true;
        }
        Optional<String> counted = nounPiece.flatMap(piece -> counted(draft, piece));
        if (rows.isPresent()) {
            String unit = counted.map(metric -> draft.vocabulary.metric(metric).unit())
                    .orElse("money");
            Optional<String> ofRow = ofRow(draft, rows.get(), unit);
            if (ofRow.isPresent()) {
                nounPiece.filter(piece -> counted.isPresent()).ifPresent(Piece::take);
                draft.conditions.add(condition(draft, ofRow.get(), operator, figure, subject));
                return true;
            }
        }
        if (counted.isPresent()) {
            nounPiece.get().take();
            draft.thresholds.add(new Threshold(counted, operator, figure.number(), figure.percent()));
            return true;
        }
        boolean metricBefore =
                subjectPiece.filter(piece -> piece.means(Metric.class)).isPresent();
        if (metricBefore) {
            String metric =
                    subjectPiece.get().span().as(Metric.class).orElseThrow().name();
            draft.thresholds.add(new Threshold(Optional.of(metric), operator, figure.number(), figure.percent()));
        }
        return metricBefore;
    }

    /** "score of 1", "5 star reviews", "1 or 2 stars", "12 instalments". */
    private static void plain(Draft draft, int at) {
        Figure figure = draft.pieces.get(at).span().as(Figure.class).orElseThrow();
        for (int neighbour : List.of(at + 1, draft.before(at), draft.after(at))) {
            Optional<Piece> piece = draft.piece(neighbour).filter(found -> !found.means(Figure.class));
            Optional<String> dimension = piece.flatMap(found -> number(draft, found));
            if (dimension.isPresent()
                    && !figure.percent()
                    && !draft.piece(draft.before(neighbour))
                            .filter(p -> p.cues(Cues.GROUP))
                            .isPresent()) {
                if (!(piece.get().means(Metric.class)
                        && neighbour > at
                        && draft.piece(at - 1).isEmpty())) {
                    piece.get().take();
                }
                draft.pieces.get(at).take();
                draft.conditions.add(condition(draft, dimension.get(), Operator.IN, figure, at));
                alternatives(draft, at, dimension.get());
                return;
            }
        }
    }

    /** The "2" of "a score of 1 or 2", and the "1" of "1 or 2 stars". */
    private static void alternatives(Draft draft, int at, String dimension) {
        for (int step : List.of(-1, 1)) {
            int next = at + 2 * step;
            while (draft.piece(next).filter(piece -> piece.freely(Figure.class)).isPresent()
                    && draft.piece(next - step)
                            .filter(piece -> ALTERNATIVES.contains(piece.last().word()))
                            .isPresent()) {
                Piece piece = draft.pieces.get(next);
                piece.take();
                draft.pieces.get(next - step).take();
                draft.conditions.add(condition(
                        draft,
                        dimension,
                        Operator.IN,
                        piece.span().as(Figure.class).orElseThrow(),
                        at));
                next += 2 * step;
            }
        }
    }

    private static Condition condition(Draft draft, String dimension, Operator operator, Figure figure, int at) {
        return new Condition(dimension, operator, figure.number().toPlainString(), at, false);
    }

    private static Optional<String> number(Draft draft, Piece piece) {
        return piece.span().all(Dimension.class).stream()
                .map(Dimension::name)
                .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NUMBERS)
                .findFirst();
    }

    private static Optional<String> counted(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream().map(Metric::name).findFirst();
    }

    /** The rows that a noun such as "orders" or "payments" names, if it names rows. */
    private static Optional<String> rows(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream()
                .map(metric -> draft.vocabulary.metric(metric.name()))
                .filter(metric -> metric.counts() && metric.unit().matches("orders|payments|items"))
                .map(MetricTerm::unit)
                .findFirst();
    }

    /** The number of a row that has this unit: "orders above 500 reais" are orders by their value. */
    private static Optional<String> ofRow(Draft draft, String rows, String unit) {
        String wanted =
                switch (rows + " " + unit) {
                    case "orders money" -> "order_value";
                    case "orders items" -> "item_count";
                    case "items money" -> "item_price";
                    case "payments money" -> "payment_amount";
                    default -> "";
                };
        return draft.vocabulary.dimensions().stream()
                .map(DimensionTerm::name)
                .filter(wanted::equals)
                .findFirst();
    }
}
