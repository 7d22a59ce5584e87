package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.Meaning.Member;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.semantics.EntitySet;
import dev.whence.semantics.Members;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom the numbers are about, where another node has to say who that is: "revenue of the products that were out of stock
 * last week". Beside something to compute, or as what is counted: "how many customers abandoned a cart"; "how many
 * products are out of stock" is a metric.
 */
final class MemberReader implements Reader {
    private static final Set<String> LISTING = Set.of("and", ",", "&", "or");
    private static final Set<String> NOW = Set.of("is", "are", "isn't", "aren't", "currently", "now");
    private static final Set<String> THEN =
            Set.of("was", "were", "wasn't", "weren't", "been", "had", "went", "got", "did", "didn't", "never");

    /** A follow-up need not say again what is computed. */
    private final boolean goesOn;

    MemberReader(boolean goesOn) {
        this.goesOn = goesOn;
    }

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.pieces.size() && draft.members.isEmpty(); i++) {
            if (draft.pieces.get(i).freely(Member.class)) {
                read(draft, i);
            }
        }
    }

    private void read(Draft draft, int at) {
        List<EntitySet> sets = draft.pieces.get(at).span().all(Member.class).stream()
                .map(Member::set)
                .toList();
        int noun = noun(draft, at, sets);
        if (noun < 0) {
            return;
        }
        EntitySet set = sets.stream()
                .filter(each -> names(draft, draft.pieces.get(noun), each))
                .findFirst()
                .orElseThrow();
        boolean others = negation(draft, noun, at).isPresent();
        if (measured(draft, at, set)) {
            take(draft, noun, at);
            MemberPeriods.take(draft, noun);
            draft.members.add(members(draft, set, noun, at, others));
        } else if (counted(draft, noun, at, others)) {
            take(draft, noun, at);
            draft.pieces.get(noun).take();
            draft.countsMembers = true;
            draft.countedAs = Optional.of(set.unit());
            draft.metrics.add(set.metric());
            draft.members.add(counted(draft, set, noun, at, others));
        }
    }

    private static void take(Draft draft, int noun, int at) {
        draft.pieces.get(at).take();
        negation(draft, noun, at).ifPresent(negation -> {
            negation.take();
            draft.doubt(0.9, "all others that are known are meant by '" + negation.text() + "'");
        });
    }

    /** "products that were not out of stock": directly before what makes them members. */
    private static Optional<Piece> negation(Draft draft, int noun, int at) {
        int before = draft.before(at);
        return before > noun ? draft.piece(before).filter(piece -> piece.freeCue(Cues.NEGATION)) : Optional.empty();
    }

    /** "how many customers abandoned a cart", unless a metric or a skill says just that. */
    private static boolean counted(Draft draft, int noun, int at, boolean others) {
        Piece piece = draft.pieces.get(at);
        boolean known = piece.means(Metric.class) || piece.means(Meaning.Skilled.class);
        return noun < at
                && (others || !known)
                && draft.piece(draft.before(noun))
                        .filter(before -> before.cues(Cues.COUNT))
                        .isPresent();
    }

    private static Members counted(Draft draft, EntitySet set, int noun, int at, boolean others) {
        boolean timed = draft.pieces.stream().anyMatch(piece -> piece.freely(Meaning.Time.class));
        boolean then = set.dated() == EntitySet.Dated.EVENTS
                || set.dated() == EntitySet.Dated.STATE && !draft.between(noun, at, NOW);
        return new Members.OfSet(set, Optional.empty(), timed && then, others);
    }

    /** Where the word for the members stands: nearest before, else after, or in the phrase itself; -1 if nowhere. */
    private static int noun(Draft draft, int at, List<EntitySet> sets) {
        return Stream.concat(
                        Stream.iterate(at - 1, i -> i >= 0, i -> i - 1),
                        Stream.iterate(at + 1, i -> i < draft.pieces.size(), i -> i + 1))
                .filter(i -> sets.stream().anyMatch(set -> names(draft, draft.pieces.get(i), set)))
                .findFirst()
                .or(() -> sets.stream().anyMatch(set -> names(draft, draft.pieces.get(at), set))
                        ? Optional.of(at)
                        : Optional.empty())
                .orElse(-1);
    }

    private static boolean names(Draft draft, Piece piece, EntitySet set) {
        boolean dimension = piece.span().all(Meaning.Dimension.class).stream()
                .anyMatch(each -> each.name().equals(set.dimension()));
        boolean inside = piece.means(Member.class)
                && piece.tokens().stream().anyMatch(token -> draft.vocabulary
                        .dimensionPhrases()
                        .exactly(token.word())
                        .contains(set.dimension()));
        return dimension || inside || counts(draft, piece, set);
    }

    private static boolean counts(Draft draft, Piece piece, EntitySet set) {
        return !piece.means(Member.class)
                && piece.span().all(Metric.class).stream()
                        .map(each -> draft.vocabulary.metric(each.name()))
                        .anyMatch(term -> term.counts() && term.unit().equals(set.unit()));
    }

    /** Whether something is to be computed of the members, rather than how many they are. */
    private boolean measured(Draft draft, int at, EntitySet set) {
        boolean none = true;
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean metric = i != at && piece.freely(Metric.class) && !counts(draft, piece, set) && !noun(draft, i);
            if (metric && (i > at || !draft.between(i, at, LISTING))) {
                return true;
            }
            none &= i == at || !piece.means(Metric.class) || counts(draft, piece, set);
        }
        return goesOn && none && !draft.any(Cues.COUNT) && GoingOn.opens(draft);
    }

    /** "in SP state": a noun that would count things if a number of them were asked for. */
    private static boolean noun(Draft draft, int at) {
        Piece piece = draft.pieces.get(at);
        return piece.means(Meaning.Dimension.class)
                && !piece.plural()
                && MetricReader.metric(draft, at).counts();
    }

    private static Members members(Draft draft, EntitySet set, int noun, int at, boolean others) {
        if (set.dated() == EntitySet.Dated.NEVER) {
            return new Members.OfSet(set, Optional.empty(), false, others);
        }
        boolean now =
                draft.between(noun, at, NOW) || set.dated() == EntitySet.Dated.STATE && !draft.between(noun, at, THEN);
        MemberPeriods when = MemberPeriods.of(draft, at, now);
        return new Members.OfSet(set, when.own(), when.alike(), others);
    }

    /** Members are counted all together, and only in a period in which they can have become members. */
    private static boolean onlyCounted(Draft draft) {
        Members members = draft.members.get(0);
        return draft.metrics.equals(Set.of(((Members.OfSet) members).set().metric()))
                && draft.dimensions.isEmpty()
                && draft.conditions.isEmpty()
                && draft.thresholds.isEmpty()
                && draft.grain.isEmpty()
                && draft.rank.isEmpty()
                && draft.baseline.isEmpty()
                && !draft.compared
                && draft.period.isPresent() == members.alike();
    }

    /** What cannot be narrowed to members is declined, never computed for all. */
    static void settle(Draft draft) {
        if (draft.members.isEmpty()) {
            return;
        }
        draft.pieces.stream()
                .filter(piece -> piece.span().all(Meaning.Dimension.class).stream()
                        .anyMatch(each -> draft.members.stream()
                                .anyMatch(members -> members.dimension().equals(each.name()))))
                .forEach(Piece::take);
        boolean other = draft.skill.isPresent() || draft.why || draft.share || draft.identifier.isPresent();
        if (other || draft.countsMembers && !onlyCounted(draft)) {
            String what = draft.members.get(0).label();
            draft.declinations.add(new Declination(Refusal.NOT_UNDERSTOOD, what));
        }
    }
}
