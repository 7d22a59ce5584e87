package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Unit;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the answer is broken down by: "by state and month", "each quarter", "monthly", "over time". */
final class GroupReader implements Reader {
    private static final Set<String> PAIRING = Set.of("and", "or");
    private static final Set<String> WITH = Set.of("with", "having", "where", "that", "whose");
    private static final Set<String> LISTING = Set.of("and", ",", "&", "then");

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.free() && piece.span().all(Unit.class).stream().anyMatch(Unit::groups)) {
                unit(draft, piece);
            } else if (piece.freeCue(Cues.GROUP) && PricedGoods.apiece(draft, i)) {
                piece.take();
            } else if (piece.freeCue(Cues.GROUP)) {
                list(draft, i);
            }
        }
        histogram(draft);
        pairs(draft);
        thresholds(draft);
        unranged(draft);
        if (draft.any(Cues.TREND)) {
            draft.takeAll(Cues.TREND);
            if (draft.grain.isEmpty() && draft.dimensions.isEmpty()) {
                draft.grain = Optional.of(Grain.MONTH);
                draft.doubt(0.8, "by month, as no unit of time was named");
            }
        }
    }

    /** "distribution of instalments": how many rows have each value of the number. */
    private static void histogram(Draft draft) {
        Optional<Piece> number = draft.pieces.stream()
                .filter(piece -> piece.free() && numbers(draft, piece).isPresent())
                .findFirst();
        boolean open = draft.any(Cues.SPREAD) && draft.dimensions.isEmpty() && draft.grain.isEmpty();
        boolean counted = draft.pieces.stream().anyMatch(piece -> piece.cues(Cues.COUNT));
        if (!open || number.isEmpty()) {
            return;
        }
        Optional<String> rows = number.get().span().all(Meaning.Metric.class).stream()
                .map(metric -> QueryWriter.behind(draft.vocabulary.metric(metric.name())))
                .findFirst();
        String dimension = numbers(draft, number.get()).orElseThrow();
        number.get().take();
        draft.dimensions.add(dimension);
        rows.filter(name -> !counted && draft.vocabulary.findMetric(name).isPresent())
                .ifPresent(draft.metrics::add);
    }

    /** "orders by delivery time": each has its own. Where something is ranked, the highest or the lowest are meant. */
    private static void unranged(Draft draft) {
        boolean ranked = RankReader.ORDER.stream().anyMatch(draft::any);
        draft.dimensions.stream()
                .map(draft.vocabulary::dimension)
                .filter(term -> term.type() == DimensionTerm.Type.NUMBERS && term.fractions() && !ranked)
                .filter(term -> draft.buckets.stream()
                        .noneMatch(bucket -> bucket.dimension().equals(term.name())))
                .findFirst()
                .ifPresent(term -> StepReader.ask(draft, term.name()));
    }

    private static Optional<String> numbers(Draft draft, Piece piece) {
        return piece.span().all(Dimension.class).stream()
                .map(Dimension::name)
                .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NUMBERS)
                .findFirst();
    }

    /** "for first-time and returning customers": a dimension that names its values. */
    private static void pairs(Draft draft) {
        draft.pieces.stream()
                .filter(piece -> piece.freely(Dimension.class) && !piece.means(Meaning.Metric.class))
                .filter(piece -> piece.tokens().stream().anyMatch(token -> token.isAny(PAIRING)))
                .forEach(piece -> dimension(draft, piece));
    }

    /** "states with fewer than 50 orders": what the threshold is on is what to group by. */
    private static void thresholds(Draft draft) {
        int first = draft.after(-1);
        boolean with =
                draft.piece(first + 1).filter(next -> next.last().isAny(WITH)).isPresent();
        if (!draft.thresholds.isEmpty()
                && draft.dimensions.isEmpty()
                && with
                && draft.piece(first)
                        .filter(piece -> piece.freely(Dimension.class))
                        .isPresent()) {
            dimension(draft, draft.pieces.get(first));
        }
    }

    /** The pieces after a grouping word, as long as they go on naming dimensions. */
    private static void list(Draft draft, int cue) {
        int at = counted(draft, draft.after(cue));
        if (NotGrouped.doers(draft, cue, at)) {
            draft.pieces.get(cue).take();
            draft.pieces.get(at).take();
            return;
        }
        int last = cue;
        while (at < draft.pieces.size() && (owned(draft, at) || take(draft, draft.pieces.get(at)))) {
            draft.pieces.get(cue).take();
            last = at;
            at = draft.after(at);
            if (at < draft.pieces.size()
                    && (!draft.between(last, at, LISTING)
                            || draft.pieces.get(at).means(Meaning.Value.class)
                            || NotGrouped.apposition(draft, last, at))) {
                return;
            }
        }
    }

    /** "by the sellers' own state". */
    private static boolean owned(Draft draft, int at) {
        int place = draft.after(at);
        Optional<String> dimension = OwnPlace.of(draft, at, place);
        dimension.ifPresent(name -> {
            draft.pieces.get(at).take();
            draft.pieces.get(place).take();
            draft.dimensions.add(name);
        });
        return dimension.isPresent();
    }

    /** "orders by number of items": the number is of each order. */
    private static int counted(Draft draft, int at) {
        boolean number = draft.piece(at).filter(piece -> piece.cues(Cues.COUNT)).isPresent()
                && draft.piece(draft.after(at))
                        .flatMap(piece -> numbers(draft, piece))
                        .isPresent()
                && RankReader.ORDER.stream().noneMatch(draft::any)
                && draft.pieces.subList(0, at).stream().anyMatch(piece -> piece.means(Meaning.Metric.class));
        if (number) {
            draft.pieces.get(at).take();
        }
        return number ? draft.after(at) : at;
    }

    private static boolean take(Draft draft, Piece piece) {
        boolean hour = piece.span()
                .as(Unit.class)
                .filter(unit -> unit.grain() == Grain.HOUR)
                .isPresent();
        if (piece.freely(Unit.class) && !(hour && piece.means(Dimension.class))) {
            unit(draft, piece);
            return true;
        }
        if (piece.freely(Dimension.class) && !measure(draft, piece)) {
            perOne(draft, piece);
            dimension(draft, piece);
            return true;
        }
        return false;
    }

    /** "top products by review score": what to order by, not what to group by. */
    private static boolean measure(Draft draft, Piece piece) {
        List<Piece> before = draft.pieces.subList(0, draft.pieces.indexOf(piece));
        boolean number = draft.vocabulary.dimension(preferred(draft, piece)).type() == DimensionTerm.Type.NUMBERS;
        boolean ranked = before.stream()
                .anyMatch(each -> each.means(Meaning.Place.class)
                        || RankReader.ORDER.stream().anyMatch(each::cues));
        boolean subject = before.stream().anyMatch(each -> each.means(Dimension.class) || each.means(Unit.class));
        return piece.means(Meaning.Metric.class) && ranked && (number || subject);
    }

    /** "payments per order" wants a mean, not a row for each order. */
    private static void perOne(Draft draft, Piece piece) {
        boolean per = draft.piece(draft.before(draft.pieces.indexOf(piece)))
                .filter(cue -> cue.last().is("per"))
                .isPresent();
        if (per && draft.vocabulary.dimension(preferred(draft, piece)).type() == DimensionTerm.Type.IDS) {
            draft.doubt(0.3, "the mean per " + piece.text() + " is no metric of the model");
        }
    }

    static void dimension(Draft draft, Piece piece) {
        piece.take();
        draft.dimensions.add(preferred(draft, piece));
        several(draft, piece);
    }

    /** "by location", where that is another word for the city and for the store. */
    private static void several(Draft draft, Piece piece) {
        List<DimensionTerm> named = piece.span().all(Dimension.class).stream()
                .map(each -> draft.vocabulary.dimension(each.name()))
                .toList();
        String said = Tokens.stems(piece.text());
        if (named.size() > 1
                && named.stream().noneMatch(term -> Tokens.stems(term.label()).equals(said))) {
            draft.doubt(
                    0.6,
                    "'" + piece.text() + "' is read as " + named.get(0).label() + "; it may be "
                            + String.join(
                                    " or ",
                                    named.stream()
                                            .skip(1)
                                            .map(DimensionTerm::label)
                                            .toList())
                            + " as well");
        }
    }

    /** Where a phrase names several dimensions, the first in the model. */
    static String preferred(Draft draft, Piece piece) {
        return piece.span().as(Dimension.class).orElseThrow().name();
    }

    static void unit(Draft draft, Piece piece) {
        piece.take();
        draft.grain = piece.span().as(Unit.class).map(Unit::grain);
    }
}
