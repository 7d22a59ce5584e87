package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Statistic;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to be computed. Nouns that only say what is spoken of ("of the orders placed in May") are told from it. */
final class MetricReader implements Reader {
    private static final Set<String> SCOPE =
            Set.of("of", "for", "on", "from", "among", "by", "in", "to", "our", "with", "over", "across");
    private static final Set<String> LISTING = Set.of("and", ",", "&", "as", "vs", "versus");

    @Override
    public void read(Draft draft) {
        List<Integer> mentions = mentions(draft);
        List<Integer> all = List.copyOf(mentions);
        mentions.removeIf(at -> owner(draft, at, all));
        List<Integer> heads =
                mentions.stream().filter(at -> !scope(draft, at, mentions)).toList();
        for (int at : heads) {
            if (draft.pieces.get(at).free() && fits(draft, at, heads.get(0))) {
                draft.pieces.get(at).take();
                draft.metrics.add(metric(draft, at).name());
                metric(draft, at).by().ifPresent(draft.dimensions::add);
                negated(draft, at);
            }
        }
        for (int at : mentions) {
            if (draft.pieces.get(at).free() && !narrowed(draft, at)) {
                scope(draft, at);
            }
        }
        byRole(draft);
    }

    /** "repeat customers' orders": the first noun says whose. */
    private static boolean owner(Draft draft, int at, List<Integer> mentions) {
        int next = draft.after(at);
        boolean owns = mentions.contains(next)
                && draft.pieces.subList(at + 1, next).stream()
                        .allMatch(mark -> mark.last().is("'") || mark.last().is("\u2019"))
                && metric(draft, at).counts()
                && metric(draft, next).counts()
                && !metric(draft, at).unit().equals(metric(draft, next).unit());
        if (!owns) {
            return false;
        }
        Piece piece = draft.pieces.get(at);
        Optional<Value> value = ValueWithin.longest(draft, piece);
        piece.take();
        value.ifPresent(found ->
                draft.conditions.add(new Draft.Condition(found.dimension(), Operator.IN, found.value(), at, false)));
        if (value.isEmpty() && !metric(draft, at).whole()) {
            draft.doubt(0.3, "'" + piece.text() + "' is passed over");
        }
        return true;
    }

    /** "how many customers ordered more than once": the second says which of the first are counted. */
    private static boolean narrowed(Draft draft, int at) {
        MetricTerm specific = metric(draft, at);
        boolean narrows = !specific.whole()
                && specific.counts()
                && draft.metrics.size() == 1
                && draft.metrics.stream()
                        .map(draft.vocabulary::metric)
                        .allMatch(general -> general.whole() && general.unit().equals(specific.unit()));
        if (narrows) {
            draft.pieces.get(at).take();
            draft.metrics.clear();
            draft.metrics.add(specific.name());
        }
        return narrows;
    }

    /** "neither cancelled nor unavailable orders": what is not counted is no metric. */
    private static void negated(Draft draft, int at) {
        if (afterNegation(draft, at) && !metric(draft, at).whole()) {
            draft.doubt(0.3, "what is not to be counted");
        }
    }

    private static boolean afterNegation(Draft draft, int at) {
        Optional<Piece> before = draft.piece(draft.before(at));
        return before.filter(piece -> piece.cues(Cues.NEGATION)).isPresent()
                || draft.conditions.stream()
                        .filter(condition -> condition.operator() == Operator.NOT_IN)
                        .anyMatch(condition -> condition.piece() == draft.before(at)
                                && draft.between(condition.piece(), at, Set.of("nor", "or", "and")));
    }

    private static List<Integer> mentions(Draft draft) {
        List<Integer> mentions = new ArrayList<>();
        for (int i = 0; i < draft.pieces.size(); i++) {
            if (draft.pieces.get(i).freely(Metric.class) && !grouped(draft, draft.pieces.get(i))) {
                mentions.add(i);
            }
        }
        return mentions;
    }

    /** "the scores ...: how many reviews for each score": the first word names what to group by. */
    private static boolean grouped(Draft draft, Piece piece) {
        boolean dimension = piece.span().all(Meaning.Dimension.class).stream()
                .anyMatch(each -> draft.dimensions.contains(each.name()));
        return dimension && draft.any(Cues.COUNT);
    }

    static MetricTerm metric(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        List<MetricTerm> all = piece.span().all(Metric.class).stream()
                .map(each -> draft.vocabulary.metric(each.name()))
                .toList();
        if (counted(draft, at) && all.stream().anyMatch(MetricTerm::counts)) {
            return all.stream().filter(MetricTerm::counts).findFirst().orElseThrow();
        }
        boolean statistic = !piece.plural() || draft.pieces.stream().anyMatch(other -> other.freely(Statistic.class));
        return all.stream()
                .filter(term -> term.statistics() == statistic)
                .findFirst()
                .orElse(all.get(0));
    }

    /** A noun that counts, beside a metric that measures, only says what is spoken of. */
    private static boolean scope(Draft draft, int at, List<Integer> mentions) {
        if (!metric(draft, at).counts() || counted(draft, at)) {
            return false;
        }
        if (!metric(draft, at).whole()
                && draft.pieces.stream().filter(piece -> piece.cues(Cues.COUNT)).count() > 1) {
            return false;
        }
        boolean measured = mentions.stream()
                .anyMatch(other -> other != at && (!metric(draft, other).counts() || counted(draft, other)));
        boolean introduced = at > 0 && SCOPE.contains(wordBefore(draft, at));
        boolean other = mentions.stream()
                .anyMatch(next -> next != at && !(next > 0 && SCOPE.contains(wordBefore(draft, next))));
        return measured && !listed(draft, at, mentions) || introduced && other;
    }

    private static boolean counted(Draft draft, int at) {
        int before = draft.before(at);
        return draft.piece(before).filter(piece -> piece.cues(Cues.COUNT)).isPresent();
    }

    /** The nearest word before that is not an article, a value or a date. */
    private static String wordBefore(Draft draft, int at) {
        for (int i = at - 1; i >= 0; i--) {
            Piece piece = draft.pieces.get(i);
            boolean passes = piece.means(Value.class)
                    || piece.means(Meaning.Time.class)
                    || piece.tokens().size() == 1
                            && Set.of("the", "all", "these", "those", "different")
                                    .contains(piece.last().word());
            if (!passes) {
                return piece.last().word();
            }
        }
        return "";
    }

    private static boolean listed(Draft draft, int at, List<Integer> mentions) {
        int index = mentions.indexOf(at);
        boolean afterOther = index > 0 && joined(draft, mentions.get(index - 1), at);
        boolean beforeOther = index + 1 < mentions.size() && joined(draft, at, mentions.get(index + 1));
        return afterOther || beforeOther;
    }

    private static boolean joined(Draft draft, int first, int second) {
        return draft.before(second) == first
                && !apposition(draft, first, second)
                && draft.between(first, second, LISTING)
                && !draft.between(first, second, SCOPE);
    }

    /** "delivery time, orders placed in December": after the comma comes what it is of. */
    private static boolean apposition(Draft draft, int first, int second) {
        boolean dated = draft.piece(draft.after(second))
                .filter(piece -> piece.means(Meaning.Role.class) || piece.means(Meaning.Time.class))
                .isPresent();
        return metric(draft, second).whole()
                && !metric(draft, first).counts()
                && dated
                && draft.pieces.get(second - 1).last().text().equals(",");
    }

    /** The first head, and those that follow it in a list or in a question of their own. */
    private static boolean fits(Draft draft, int at, int first) {
        return at == first || draft.between(first, at, LISTING) || draft.any(Cues.SHARE);
    }

    /** What a noun that is not computed says: plain ones nothing, others a condition ("of canceled orders"). */
    private static void scope(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        MetricTerm term = metric(draft, at);
        boolean noun = piece.tokens().size() == 1 && !piece.means(Value.class) && !piece.means(Meaning.Role.class);
        boolean sales = term.additive() && wordBefore(draft, at).equals("on");
        boolean plain = sales || term.counts() && (term.whole() || noun) || draft.metrics.contains(term.name());
        if (plain) {
            piece.take();
            return;
        }
        boolean others = afterNegation(draft, at);
        if (others && !ExclusionReader.ofSameRows(draft, at)) {
            return;
        }
        ValueWithin.longest(draft, piece).ifPresent(value -> {
            piece.take();
            draft.piece(draft.before(at))
                    .filter(before -> before.freeCue(Cues.NEGATION))
                    .ifPresent(Piece::take);
            draft.conditions.add(
                    new Condition(value.dimension(), others ? Operator.NOT_IN : Operator.IN, value.value(), at, false));
        });
    }

    /** "orders delivered in March" counts delivered orders. */
    private static void byRole(Draft draft) {
        if (draft.roleMetric.isPresent() && draft.metrics.size() == 1) {
            String only = draft.metrics.iterator().next();
            MetricTerm counted = draft.vocabulary.metric(draft.roleMetric.get());
            if (draft.vocabulary.metric(only).counts()
                    && counted.unit().equals(draft.vocabulary.metric(only).unit())) {
                draft.metrics.clear();
                draft.metrics.add(counted.name());
            }
        }
    }
}
