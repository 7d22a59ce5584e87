package dev.whence.question.reading;

import dev.whence.question.text.Token;
import java.util.List;
import java.util.stream.Collectors;

/** A part of the question in reading order, and whether a reader has taken it. Mutable, used by one thread. */
final class Piece {
    private final Span span;
    private final List<Token> tokens;
    private boolean taken;

    Piece(Span span, List<Token> tokens) {
        this.span = span;
        this.tokens = List.copyOf(tokens);
    }

    Span span() {
        return span;
    }

    List<Token> tokens() {
        return tokens;
    }

    String text() {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    boolean taken() {
        return taken;
    }

    void take() {
        taken = true;
    }

    boolean free() {
        return !taken;
    }

    boolean cues(Cues kind) {
        return span.cues(kind);
    }

    boolean freeCue(Cues kind) {
        return free() && cues(kind);
    }

    boolean means(Class<? extends Meaning> kind) {
        return span.as(kind).isPresent();
    }

    boolean freely(Class<? extends Meaning> kind) {
        return free() && means(kind);
    }

    /** Words that join or fill, and marks: what may stand between two pieces that belong together. */
    boolean filler() {
        return span.meanings().isEmpty()
                ? tokens.stream().allMatch(token -> token.kind() == Token.Kind.MARK)
                : span.meanings().stream()
                        .allMatch(meaning -> meaning.equals(new Meaning.Cue(Cues.NOISE))
                                || meaning.equals(new Meaning.Cue(Cues.FOLLOWUP)));
    }

    boolean unknown() {
        return span.meanings().isEmpty() && !filler();
    }

    boolean plural() {
        return !last().word().equals(last().stem());
    }
}
