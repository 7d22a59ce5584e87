package dev.whence.question.reading;

import dev.whence.question.text.Token;
import java.util.Set;

/** Words that stand for what was spoken of before: "that", "them", "there", "the same", "instead". */
final class PointingBack {
    private static final Set<String> PRONOUNS = Set.of("that", "those", "these", "this", "them", "it");
    private static final Set<String> BEING =
            Set.of("is", "are", "was", "were", "be", "been", "being", "there's", "have", "has", "had");
    /** "such that", "those who", "all that": what follows tells which are meant. */
    private static final Set<String> TELLING = Set.of("who", "which", "that", "with", "whose", "where", "having");

    private static final Set<String> TOLD = Set.of("so", "such", "given", "now", "provided", "all", "everything");
    private static final Set<String> AGAIN = Set.of(
            "for",
            "but",
            "in",
            "with",
            "by",
            "per",
            "as",
            "again",
            "question",
            "way",
            "thing",
            "please",
            "only",
            "just");

    private PointingBack() {}

    /** Whether one of its words stands for something that is not in the question itself. */
    static boolean points(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean small = piece.filler() || piece.cues(Cues.HOWMUCH);
            for (Token token : piece.tokens()) {
                if (small && points(draft, i, token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean points(Draft draft, int at, Token token) {
        if (token.is("instead")) {
            return true;
        }
        String before = draft.piece(at - 1).map(piece -> piece.last().word()).orElse("");
        String after = draft.piece(at + 1)
                .map(piece -> piece.tokens().get(0))
                .map(next -> next.kind() == Token.Kind.MARK ? "" : next.word())
                .orElse("");
        return switch (token.word()) {
            case "same" -> after.isEmpty() || AGAIN.contains(after);
            case "there" -> !BEING.contains(before) && !BEING.contains(after) && !meantHere(draft, at);
            case "it" -> !Set.of("take", "takes", "took").contains(after) && !meantHere(draft, at);
            default ->
                token.isAny(PRONOUNS)
                        && !TELLING.contains(after)
                        && !TOLD.contains(before)
                        && !(token.is("that") && noun(draft, at - 1))
                        && !meantHere(draft, at);
        };
    }

    private static boolean noun(Draft draft, int at) {
        return draft.piece(at)
                .filter(piece -> piece.means(Meaning.Metric.class)
                        || piece.means(Meaning.Dimension.class)
                        || piece.means(Meaning.Value.class)
                        || piece.means(Meaning.Member.class))
                .isPresent();
    }

    /** "the orders of May, and how many of them are late": what it stands for is in a clause before it. */
    private static boolean meantHere(Draft draft, int at) {
        boolean clause = false;
        for (int i = at - 1; i >= 0; i--) {
            Token last = draft.pieces.get(i).last();
            clause |= last.kind() == Token.Kind.MARK || last.is("and") || last.is("but");
            if (clause && noun(draft, i)) {
                return true;
            }
        }
        return false;
    }
}
