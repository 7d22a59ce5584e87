package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.question.time.TimeSpan;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a question without small talk; times, values of the data and numbers are places that others may fill. */
record Outline(List<Place> places) {
    private static final Set<String> SMALL = Set.of(
            "the", "a", "an", "our", "we", "us", "me", "my", "please", "is", "are", "was", "were", "did", "do", "does");

    /** Before a time they say nothing. */
    private static final Set<String> AT = Set.of("in", "for", "during", "on", "of");

    /**
     * A word, or a place.
     *
     * @param key the word, or what kind of place it is
     * @param words what stands there, folded
     */
    record Place(String key, String words, Optional<TimeSpan> time, List<Value> values, Optional<Figure> figure) {}

    static Outline of(SpanFinder spans, Vocabulary vocabulary, String question, LocalDateTime now) {
        List<Token> tokens = Tokens.of(question);
        List<Place> places = new ArrayList<>();
        for (Piece piece : new Draft(vocabulary, tokens, spans.cover(tokens, now)).pieces) {
            place(piece, places);
        }
        return new Outline(List.copyOf(places));
    }

    /** The same for questions that differ only in what stands at their places. */
    String key() {
        return places.stream().map(Place::key).collect(Collectors.joining(" "));
    }

    private static void place(Piece piece, List<Place> places) {
        String words = piece.tokens().stream().map(Token::stem).collect(Collectors.joining(" "));
        List<Value> values = piece.span().all(Value.class);
        Optional<TimeSpan> time = piece.span().as(Time.class).map(Time::span);
        Optional<Figure> figure = piece.span().as(Figure.class);
        boolean value = !values.isEmpty()
                && values.size() == piece.span().meanings().size()
                && values.stream().allMatch(each -> each.certainty() == 1);
        if (time.isPresent()) {
            if (!places.isEmpty() && AT.contains(places.get(places.size() - 1).key())) {
                places.remove(places.size() - 1);
            }
            places.add(new Place("<time>", words, time, List.of(), Optional.empty()));
        } else if (value) {
            String dimensions = values.stream().map(Value::dimension).sorted().collect(Collectors.joining("|"));
            places.add(new Place("<" + dimensions + ">", words, time, values, Optional.empty()));
        } else if (figure.isPresent()) {
            places.add(new Place("<number>", words, time, List.of(), figure));
        } else {
            piece.tokens().stream()
                    .filter(token -> token.kind() != Token.Kind.MARK && !token.isAny(SMALL))
                    .forEach(token -> places.add(
                            new Place(token.stem(), token.stem(), Optional.empty(), List.of(), Optional.empty())));
        }
    }
}
