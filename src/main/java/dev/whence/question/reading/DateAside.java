package dev.whence.question.reading;

import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "whenever they had been placed", "regardless of the order date": by which date the rows are not to be chosen. */
final class DateAside implements Reader {
    private static final Set<String> WHATEVER = Set.of("whenever", "regardless", "irrespective", "whatever");
    private static final Set<String> INDEPENDENT = Set.of("independent", "independently");

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.tokens.size(); i++) {
            if (begins(draft.tokens, i)) {
                int from = i;
                int to = end(draft.tokens, i);
                Optional<String> role = role(draft, from, to);
                boolean timed = within(draft, from, to).stream().anyMatch(piece -> piece.means(Meaning.Time.class));
                if (role.isPresent() && !timed) {
                    within(draft, from, to).forEach(Piece::take);
                    draft.notDatedBy = role;
                }
                return;
            }
        }
    }

    private static boolean begins(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        boolean of = at + 1 < tokens.size() && tokens.get(at + 1).is("of");
        boolean when = at + 2 < tokens.size()
                && tokens.get(at + 1).is("matter")
                && tokens.get(at + 2).is("when");
        return token.isAny(WHATEVER) || token.isAny(INDEPENDENT) && of || token.is("no") && when;
    }

    private static int end(List<Token> tokens, int from) {
        return IntStream.range(from, tokens.size())
                .filter(at -> tokens.get(at).kind() == Token.Kind.MARK)
                .findFirst()
                .orElse(tokens.size());
    }

    private static List<Piece> within(Draft draft, int from, int to) {
        return draft.pieces.stream()
                .filter(piece -> piece.span().from() >= from && piece.span().to() <= to)
                .toList();
    }

    private static Optional<String> role(Draft draft, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(at -> draft.vocabulary.rolePhrases().at(draft.tokens, at).stream())
                .filter(match -> match.end() <= to)
                .flatMap(match -> match.meanings().stream())
                .findFirst();
    }
}
