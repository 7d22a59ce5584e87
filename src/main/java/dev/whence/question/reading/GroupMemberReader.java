package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the numbers are about, told by another number: "revenue of sellers whose review score is below 3". Only where they
 * are introduced as such and are not what is grouped or ranked by.
 */
final class GroupMemberReader implements Reader {
    private static final Set<String> WHOSE = Set.of("of", "for", "from", "among", "to");
    private static final Set<String> LINKS =
            Set.of("whose", "with", "having", "that", "who", "which", "where", "rated");
    private static final Map<Operator, String> WORDS = Map.of(
            Operator.GREATER_OR_EQUAL,
            "of at least",
            Operator.GREATER,
            "above",
            Operator.LESS,
            "below",
            Operator.LESS_OR_EQUAL,
            "of at most");

    /** What is measured of each, and against what. */
    private record Condition(MetricTerm metric, Operator operator, Figure figure, List<Piece> pieces, int end) {}

    @Override
    public void read(Draft draft) {
        for (int i = 1; i < draft.pieces.size() && draft.members.isEmpty(); i++) {
            if (introduced(draft, i)) {
                int noun = i;
                condition(draft, i).ifPresent(condition -> narrow(draft, noun, condition));
            }
        }
    }

    private static void narrow(Draft draft, int noun, Condition condition) {
        String dimension = GroupReader.preferred(draft, draft.pieces.get(noun));
        BigDecimal value = condition.figure().percent()
                ? condition.figure().number().movePointLeft(2)
                : condition.figure().number();
        String label = draft.pieces.get(noun).text() + " with "
                + condition.metric().label().toLowerCase(Locale.ROOT) + " " + WORDS.get(condition.operator()) + " "
                + condition.figure().number().toPlainString()
                + (condition.figure().percent() ? " %" : "");
        draft.pieces.get(noun).take();
        condition.pieces().forEach(Piece::take);
        MemberPeriods when = MemberPeriods.of(draft, condition.end(), false);
        MetricQuery groups = MetricQuery.of(condition.metric().name())
                .by(dimension)
                .having(new Having(condition.metric().name(), condition.operator(), value))
                .build();
        draft.members.add(new Members.Groups(
                when.own().map(own -> groups.toBuilder().within(own).build()).orElse(groups),
                condition.metric().domain(),
                label,
                when.alike()));
    }

    /** "revenue of sellers whose ...": after something to compute, introduced by "of", and named only here. */
    private static boolean introduced(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        boolean link = at + 1 < draft.pieces.size()
                && draft.pieces.get(at + 1).tokens().get(0).isAny(LINKS);
        if (!piece.freely(Dimension.class) || !link) {
            return false;
        }
        DimensionTerm term = draft.vocabulary.dimension(GroupReader.preferred(draft, piece));
        boolean things =
                term.type() != DimensionTerm.Type.NUMBERS && !term.place().contains("city");
        int of = at - 1;
        while (of >= 0 && draft.pieces.get(of).last().isAny(Set.of("the", "all", "those", "our"))) {
            of--;
        }
        boolean whose = of > 0 && draft.pieces.get(of).last().isAny(WHOSE);
        boolean once = draft.pieces.stream()
                        .filter(each -> each.span().all(Dimension.class).contains(new Dimension(term.name())))
                        .count()
                == 1;
        boolean measured =
                draft.pieces.subList(0, Math.max(of, 0)).stream().anyMatch(each -> each.freely(Metric.class));
        return things && whose && once && measured && !rows(draft, piece);
    }

    /** "orders that arrived more than 5 days late": a condition on each order, not on groups of them. */
    private static boolean rows(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream()
                .anyMatch(each -> draft.vocabulary.metric(each.name()).unit().equals("orders"));
    }

    /** A metric, a comparison and a number, in this order or the metric last. */
    private static Optional<Condition> condition(Draft draft, int noun) {
        int first = draft.after(noun);
        int second = draft.after(first);
        int third = draft.after(second);
        boolean metricFirst =
                draft.piece(first).filter(piece -> piece.freely(Metric.class)).isPresent();
        Optional<Piece> metric = draft.piece(metricFirst ? first : third);
        Optional<Piece> comparison = draft.piece(metricFirst ? second : first);
        Optional<Piece> number = draft.piece(metricFirst ? third : second).filter(piece -> piece.freely(Figure.class));
        Optional<Operator> operator = comparison.filter(Piece::free).stream()
                .flatMap(Comparators::of)
                .filter(WORDS::containsKey)
                .findFirst();
        if (metric.filter(piece -> piece.freely(Metric.class)).isEmpty() || operator.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        MetricTerm term = MetricReader.metric(draft, draft.pieces.indexOf(metric.get()));
        return Optional.of(new Condition(
                term,
                operator.get(),
                number.get().span().as(Figure.class).orElseThrow(),
                List.of(metric.get(), comparison.get(), number.get()),
                third));
    }
}
