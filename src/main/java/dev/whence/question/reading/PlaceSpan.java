package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that name a place in an order: "third", "second place", "number two", "runner-up".
 *
 * @param to index after the last of them
 * @param number counted from 1
 */
record PlaceSpan(int to, int number) {
    private static final Set<String> PLACE = Set.of("place", "position", "spot", "rank");
    private static final Set<String> NUMBER = Set.of("number", "no", "nr", "#");
    private static final int MOST = 100;

    static Optional<PlaceSpan> at(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.ORDINAL) {
            boolean said = is(tokens, at + 1, PLACE);
            return Optional.of(new PlaceSpan(said ? at + 2 : at + 1, Tokens.ordinal(token)));
        }
        if (token.is("runner")) {
            int up = is(tokens, at + 1, Set.of("-")) ? at + 2 : at + 1;
            return is(tokens, up, Set.of("up")) ? Optional.of(new PlaceSpan(up + 1, 2)) : Optional.empty();
        }
        boolean numbered = token.isAny(NUMBER)
                && at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.NUMBER
                && tokens.get(at + 1).word().matches("[1-9]\\d{0,2}");
        return numbered
                ? Optional.of(new PlaceSpan(
                                at + 2, Integer.parseInt(tokens.get(at + 1).word())))
                        .filter(place -> place.number() <= MOST)
                : Optional.empty();
    }

    private static boolean is(List<Token> tokens, int at, Set<String> words) {
        return at < tokens.size() && tokens.get(at).isAny(words);
    }
}
