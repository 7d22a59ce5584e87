package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that name a place in an order, or a stretch of them: "third", "second place", "number two", "runner-up", "6th to
 * 10th", "places 6 to 10".
 *
 * @param to index after the last of them
 */
record PlaceSpan(int to, Meaning.Place place) {
    private static final Set<String> PLACE = Set.of("place", "position", "spot", "rank");
    private static final Set<String> NUMBER = Set.of("number", "no", "nr", "#");
    private static final Set<String> TO = Set.of("to", "through", "till", "until", "-", "\u2013");
    private static final int MOST = 100;

    static Optional<PlaceSpan> at(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.is("runner")) {
            int up = is(tokens, at + 1, Set.of("-")) ? at + 2 : at + 1;
            return is(tokens, up, Set.of("up")) ? Optional.of(of(up + 1, 2, 2)) : Optional.empty();
        }
        boolean ordinal = token.kind() == Token.Kind.ORDINAL;
        boolean noun = PLACE.contains(token.stem());
        if (!ordinal && !noun && !token.isAny(NUMBER)) {
            return Optional.empty();
        }
        int from = ordinal ? at : at + 1;
        Optional<Integer> first = number(tokens, from);
        Optional<PlaceSpan> stretch = first.flatMap(number -> stretch(tokens, from + 1, number));
        return stretch.isPresent()
                ? stretch
                : first.filter(number -> !noun)
                        .map(number -> of(ordinal && is(tokens, at + 1, PLACE) ? from + 2 : from + 1, number, number));
    }

    /** The places from {@code first} to the one that is named at {@code at}. */
    private static Optional<PlaceSpan> stretch(List<Token> tokens, int at, int first) {
        int last = is(tokens, at + 1, Set.of("the")) ? at + 2 : at + 1;
        return is(tokens, at, TO)
                ? number(tokens, last)
                        .filter(number -> number > first)
                        .map(number -> of(is(tokens, last + 1, PLACE) ? last + 2 : last + 1, first, number))
                : Optional.empty();
    }

    private static Optional<Integer> number(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.ORDINAL) {
            return Optional.of(Tokens.ordinal(token));
        }
        return token.kind() == Token.Kind.NUMBER && token.word().matches("[1-9]\\d{0,2}")
                ? Optional.of(Integer.parseInt(token.word())).filter(number -> number <= MOST)
                : Optional.empty();
    }

    private static PlaceSpan of(int to, int first, int last) {
        return new PlaceSpan(to, new Meaning.Place(first, last));
    }

    private static boolean is(List<Token> tokens, int at, Set<String> words) {
        return at < tokens.size() && tokens.get(at).isAny(words);
    }
}
