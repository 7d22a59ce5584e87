package dev.whence.question.reading;

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
        boolean opens = !draft.tokens.isEmpty()
                && Set.of("and", "now", "also", "but", "same", "or", "then")
                        .contains(draft.tokens.get(0).word());
        boolean about = draft.tokens.size() > 1
                && draft.tokens.get(1).is("about")
                && FOLLOWING.contains(draft.tokens.get(0).word());
        boolean says = !draft.pieces.stream().allMatch(Piece::filler);
        return says && (opens || about || refers(draft) || draft.metrics.isEmpty());
    }

    /** "by units instead", "how many of them are late", "what share is that": without a period of its own. */
    private static boolean refers(Draft draft) {
        boolean back = draft.tokens.stream().anyMatch(token -> token.is("instead"))
                || draft.tokens.size() > 1
                        && draft.tokens.get(draft.tokens.size() - 1).is("?")
                        && draft.tokens.get(draft.tokens.size() - 2).is("that")
                || of(draft, "of", Set.of("them", "those", "these"));
        boolean narrows = draft.tokens.get(0).isAny(NARROWING);
        return (back || narrows) && draft.period.isEmpty() && !draft.history;
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
        boolean narrows = draft.tokens.get(0).isAny(NARROWING) && !draft.conditions.isEmpty();
        if (narrows && draft.metrics.stream().map(draft.vocabulary::metric).allMatch(MetricTerm::whole)) {
            draft.metrics.clear();
        }
    }
}
