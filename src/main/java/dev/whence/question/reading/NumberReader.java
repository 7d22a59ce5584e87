package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers with a comparison: thresholds of groups ("at least 50 orders") and of rows ("orders above 500 reais"). */
final class NumberReader implements Reader {
    private static final Set<String> CURRENCIES =
            Set.of("reais", "real", "brl", "euro", "euros", "eur", "usd", "dollars");
    private static final Set<String> ALTERNATIVES = Set.of("or", "and", ",");

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (number(draft, i)) {
                compared(draft, i);
            }
        }
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (number(draft, i)) {
                plain(draft, i);
            }
        }
    }

    /** A figure that is no year: 2017 is one, 2017 reais are none. */
    static boolean number(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        boolean money = draft.piece(at + 1)
                        .filter(next -> next.last().isAny(CURRENCIES))
                        .isPresent()
                || piece.tokens().stream().anyMatch(token -> token.is("$"));
        return piece.freely(Figure.class) && (money || !piece.means(Meaning.Time.class));
    }

    private static void compared(Draft draft, int at) {
        int before = draft.before(at);
        int after = at + 1;
        Optional<Piece> comparator = draft.piece(after)
                .filter(Comparators::free)
                .or(() -> draft.piece(before).filter(Comparators::free));
        if (comparator.isEmpty() && alternative(draft, at)) {
            return;
        }
        if (comparator.isEmpty()) {
            within(draft, at);
            return;
        }
        boolean postfix = draft.piece(after).equals(comparator);
        Operator operator = Comparators.of(comparator.get()).findFirst().orElseThrow();
        Figure figure = draft.pieces.get(at).span().as(Figure.class).orElseThrow();
        int noun = postfix ? draft.after(after) : draft.after(at);
        int subject = draft.before(postfix ? at : before);
        boolean others = leftOut(draft, subject);
        if (taken(draft, others ? Comparators.opposite(operator) : operator, figure, subject, noun)) {
            draft.pieces.get(at).take();
            comparator.get().take();
        }
    }

    /** "ignoring states with fewer than 40 orders". */
    private static boolean leftOut(Draft draft, int subject) {
        Optional<Piece> negation = draft.piece(draft.before(subject)).filter(piece -> piece.freeCue(Cues.NEGATION));
        Optional<Piece> ones = draft.piece(subject).filter(piece -> piece.freeCue(Cues.NEGATION));
        if (ones.isPresent() && draft.between(subject, draft.after(subject), Set.of("ones", "those", "them", "any"))) {
            ones.get().take();
            return true;
        }
        boolean groups = draft.piece(subject)
                .filter(piece -> piece.means(Dimension.class))
                .isPresent();
        if (groups) {
            negation.ifPresent(Piece::take);
        }
        return groups && negation.isPresent();
    }

    /** "200 orders or more", "200 reais or more". */
    private static boolean alternative(Draft draft, int at) {
        int next = draft.after(at);
        int last = draft.piece(next).filter(Comparators::orMore).isPresent() ? next : draft.after(next);
        Optional<Piece> comparator = draft.piece(last).filter(Comparators::orMore);
        if (comparator.isEmpty()) {
            return false;
        }
        Operator operator = Comparators.of(comparator.get()).findFirst().orElseThrow();
        Figure figure = draft.pieces.get(at).span().as(Figure.class).orElseThrow();
        boolean taken = taken(draft, operator, figure, draft.before(at), last == next ? draft.pieces.size() : next);
        if (taken) {
            draft.pieces.get(at).take();
            comparator.get().take();
        }
        return taken;
    }

    /** "within 7 days", "in 7 days or less" is what "or less" says. */
    private static void within(Draft draft, int at) {
        boolean limits = at > 0 && draft.pieces.get(at - 1).last().is("within");
        int noun = draft.after(at);
        Figure figure = draft.pieces.get(at).span().as(Figure.class).orElseThrow();
        if (limits
                && draft.piece(noun).filter(RowNumbers::days).isPresent()
                && taken(draft, Operator.LESS_OR_EQUAL, figure, draft.before(at), noun)) {
            draft.pieces.get(at).take();
        }
    }

    static boolean taken(Draft draft, Operator operator, Figure figure, int subject, int noun) {
        Optional<Piece> nounPiece =
                draft.piece(noun).filter(Piece::free).filter(piece -> PricedGoods.counts(draft, piece, figure));
        Optional<Piece> subjectPiece = draft.piece(subject);
        Optional<String> rowDimension = nounPiece
                .flatMap(piece -> number(draft, piece))
                .or(() -> subjectPiece.filter(Piece::free).flatMap(piece -> number(draft, piece)))
                .filter(name -> PricedGoods.unit(draft, figure).fits(draft.vocabulary.dimension(name)))
                .or(() -> PricedGoods.dimension(draft, subject, figure));
        Optional<String> rows = RowNumbers.rowsBefore(draft, subject);
        boolean alsoMetric =
                nounPiece.filter(piece -> piece.means(Metric.class)).isPresent()
                        && !RowNumbers.single(draft, nounPiece.get(), rows);
        if (rowDimension.isPresent() && !figure.percent() && !alsoMetric) {
            nounPiece.filter(piece -> number(draft, piece).isPresent()).ifPresent(Piece::take);
            subjectPiece.filter(piece -> number(draft, piece).isPresent()).ifPresent(Piece::take);
            draft.conditions.add(condition(draft, rowDimension.get(), operator, figure, subject));
            return true;
        }
        Optional<String> counted =
                nounPiece.flatMap(piece -> counted(draft, piece)).or(() -> times(draft, noun));
        boolean money = counted.filter(
                        metric -> draft.vocabulary.metric(metric).unit().equals("money"))
                .isPresent();
        if (rows.isPresent() && !money) {
            boolean days = nounPiece.filter(RowNumbers::days).isPresent();
            String unit = days
                    ? RowNumbers.late(draft, noun) ? "days late" : "days"
                    : counted.map(metric -> draft.vocabulary.metric(metric).unit())
                            .orElse("money");
            Optional<String> ofRow = RowNumbers.ofRow(draft, rows.get(), unit);
            if (ofRow.isPresent()) {
                nounPiece.filter(piece -> days || counted.isPresent()).ifPresent(Piece::take);
                draft.conditions.add(condition(draft, ofRow.get(), operator, figure, subject));
                return true;
            }
        }
        if (counted.isPresent()) {
            nounPiece.filter(piece -> counted(draft, piece).isPresent()).ifPresent(Piece::take);
            draft.thresholds.add(new Threshold(counted, operator, figure.number(), figure.percent()));
            return true;
        }
        Optional<String> compared = ComparedMetric.before(draft, subject).or(() -> ComparedMetric.after(draft, noun));
        compared.ifPresent(metric ->
                draft.thresholds.add(new Threshold(Optional.of(metric), operator, figure.number(), figure.percent())));
        return compared.isPresent();
    }

    /** "ordered exactly twice", "ordered more than 3 times": as many orders. */
    private static Optional<String> times(Draft draft, int noun) {
        boolean times = draft.pieces.subList(0, Math.min(noun, draft.pieces.size())).stream()
                .flatMap(piece -> piece.tokens().stream())
                .anyMatch(token -> token.text().equalsIgnoreCase("twice") || token.is("times"));
        return times ? draft.vocabulary.findMetric("orders").map(MetricTerm::name) : Optional.empty();
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

    static Optional<String> number(Draft draft, Piece piece) {
        return piece.span().all(Dimension.class).stream()
                .map(Dimension::name)
                .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NUMBERS)
                .findFirst();
    }

    private static Optional<String> counted(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream().map(Metric::name).findFirst();
    }
}
