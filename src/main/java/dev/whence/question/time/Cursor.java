package dev.whence.question.time;

import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a time rule is reading. Mutable, used by one thread. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    int at() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    Optional<Token> peek() {
        return peek(0);
    }

    Optional<Token> peek(int ahead) {
        return at + ahead >= 0 && at + ahead < tokens.size() ? Optional.of(tokens.get(at + ahead)) : Optional.empty();
    }

    Optional<Token> next() {
        Optional<Token> token = peek();
        at += token.isPresent() ? 1 : 0;
        return token;
    }

    /** The words from a position up to here, as they were written. */
    String words(int from) {
        return tokens.subList(from, at).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    boolean sees(Token.Kind kind) {
        return peek().filter(token -> token.kind() == kind).isPresent();
    }

    /** Moves past these words if they come next, else stays. */
    boolean accept(String... words) {
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (peek(i).filter(
                            token -> token.word().equals(word) || token.stem().equals(word))
                    .isEmpty()) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /** Moves past one of these words and returns it. */
    Optional<String> acceptAny(Set<String> words) {
        Optional<String> found = peek().map(Token::word).filter(words::contains);
        at += found.isPresent() ? 1 : 0;
        return found;
    }
}
