package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Value;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a question goes on from the one before in its conversation. */
final class GoingOn {
    private static final Set<String> NARROWING = Set.of("only", "just", "excluding", "without", "except");
    private static final Set<String> FOLLOWING = Set.of(
            "and",
            "now",
            "what",
            "how",
            "same",
            "only",
            "but",
            "also",
            "just",
            "or",
            "then",
            "instead",
            "compared",
            "by",
            "for",
            "in",
            "per",
            "without",
            "the");

    private GoingOn() {}

    /** A fragment, or a sentence that begins by going on from the one before. */
    static boolean follows(Draft draft) {
        boolean says = !draft.pieces.stream().allMatch(Piece::filler);
        return says && (fragment(draft) || refers(draft));
    }

    /** Whether it is no sentence of its own, whatever its words point to. */
    static boolean fragment(Draft draft) {
        boolean about = draft.tokens.size() > 1
                && draft.tokens.get(1).is("about")
                && FOLLOWING.contains(draft.tokens.get(0).word());
        return opens(draft) || about || draft.borrowed || draft.metrics.isEmpty() || scopes(draft);
    }

    /** "for orders from Bahia only": whose numbers, without saying which. */
    private static boolean scopes(Draft draft) {
        boolean noun = draft.tokens.get(0).is("for")
                && draft.piece(draft.after(0))
                        .filter(piece -> piece.means(Meaning.Metric.class))
                        .isPresent();
        return noun && !draft.any(Cues.COUNT) && onlyWhole(draft);
    }

    /** Its one noun is what all is counted in, with a condition. */
    private static boolean onlyWhole(Draft draft) {
        return !draft.conditions.isEmpty()
                && !draft.metrics.isEmpty()
                && draft.metrics.stream().map(draft.vocabulary::metric).allMatch(MetricTerm::whole);
    }

    static boolean opens(Draft draft) {
        return !draft.tokens.isEmpty()
                && Set.of("and", "now", "also", "but", "same", "or", "then")
                        .contains(draft.tokens.get(0).word());
    }

    /** "by units instead", "how many of them are late", "what share is that": without a period of its own. */
    private static boolean refers(Draft draft) {
        boolean narrows = draft.tokens.get(0).isAny(NARROWING);
        return draft.pointsBack || (narrows || PointingBack.points(draft)) && draft.period.isEmpty() && !draft.history;
    }

    private static boolean of(Draft draft, String first, Set<String> second) {
        for (int i = 0; i + 1 < draft.tokens.size(); i++) {
            if (draft.tokens.get(i).is(first) && draft.tokens.get(i + 1).isAny(second)) {
                return true;
            }
        }
        return false;
    }

    /** "only customers in Rio de Janeiro": the noun of a follow-up that narrows is not what is to be counted. */
    static void spokenOf(Draft draft, Frame previous) {
        if (previous.metrics().isEmpty() && of(draft, "was", Set.of("it"))) {
            draft.doubt(0.3, "what 'it' is");
        }
        if (draft.tokens.get(0).is("for")
                || draft.tokens.size() > 1 && draft.tokens.get(1).is("for")) {
            scoped(draft);
        }
        boolean narrows = draft.tokens.get(0).isAny(NARROWING) || scopes(draft);
        if (narrows && onlyWhole(draft)) {
            draft.metrics.clear();
        }
    }

    /** "and for late orders?": whose numbers, not which. */
    private static void scoped(Draft draft) {
        List<MetricTerm> nouns = draft.metrics.stream()
                .map(draft.vocabulary::metric)
                .filter(term -> term.counts() && !term.whole())
                .toList();
        if (nouns.size() != 1 || draft.metrics.size() != 1) {
            return;
        }
        draft.metrics.clear();
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            Optional<Value> value =
                    piece.means(Meaning.Metric.class) ? ValueWithin.longest(draft, piece) : Optional.empty();
            if (value.isPresent()) {
                draft.conditions.add(new Draft.Condition(
                        value.get().dimension(), Operator.IN, value.get().value(), i, false));
                return;
            }
        }
        draft.metrics.add(nouns.get(0).name());
        draft.doubt(0.6, "it is open whether " + nouns.get(0).label() + " are counted or spoken of");
    }

    /** "by state", after only one of them was spoken of. */
    private static void fixed(Draft draft, Frame previous) {
        for (String dimension : draft.dimensions) {
            long values = previous.conditions().stream()
                    .filter(condition -> condition.dimension().equals(dimension))
                    .count();
            if (values == 1 && draft.filter(dimension).isEmpty()) {
                draft.doubt(0.65, "the condition on " + dimension + " from before is kept");
            }
        }
    }

    /** "by region instead": of all regions, not of the state that was spoken of before. */
    static Frame kept(Draft draft, Frame before) {
        Frame previous = before.lifting(draft.lifted, draft.unshared);
        if (draft.pointsBack && before.baseline().isPresent()) {
            draft.doubt(0.65, "of the two periods before, the current one is meant");
        }
        boolean instead = draft.tokens.stream().anyMatch(token -> token.is("instead"));
        if (!instead) {
            fixed(draft, previous);
            return previous;
        }
        Frame kept = previous.without(draft.dimensions, draft.vocabulary);
        if (!draft.dimensions.isEmpty() && !kept.conditions().isEmpty()) {
            draft.doubt(0.65, "the conditions from before are kept");
        }
        return kept;
    }
}
