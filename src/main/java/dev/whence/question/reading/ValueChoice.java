package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Meaning.Value;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the values with one name is meant: the state or the city, this or that one. */
final class ValueChoice {
    /** A place of the same name that is so much smaller is not meant. */
    private static final long HAMLET = 20;

    private ValueChoice() {}

    /** Empty if it has to be asked back, which the draft then knows. */
    static Optional<Value> of(Draft draft, int at, List<Value> candidates) {
        double best = candidates.stream().mapToDouble(Value::certainty).max().orElse(0);
        List<Value> likely =
                candidates.stream().filter(value -> value.certainty() == best).toList();
        Set<String> dimensions =
                likely.stream().map(Value::dimension).collect(Collectors.toCollection(LinkedHashSet::new));
        if (dimensions.size() == 1 && likely.size() > 1) {
            ask(draft, at, likely, "value");
            return Optional.empty();
        }
        boolean places = likely.stream()
                .noneMatch(value ->
                        draft.vocabulary.dimension(value.dimension()).place().isEmpty());
        if (likely.size() == 1 || !places) {
            return likely.stream().findFirst();
        }
        List<Value> bySize = likely.stream()
                .sorted(Comparator.comparingLong(Value::weight).reversed())
                .toList();
        if (bySize.get(0).weight() > HAMLET * bySize.get(1).weight()) {
            return Optional.of(bySize.get(0));
        }
        ask(draft, at, likely, "place");
        return Optional.empty();
    }

    private static void ask(Draft draft, int at, List<Value> values, String about) {
        String name = draft.pieces.get(at).text();
        List<Choice> choices =
                values.stream().limit(6).map(value -> choice(draft, at, value)).toList();
        draft.asks.add(new AskBack(about, "'" + name + "' can mean more than one thing.", choices));
    }

    private static Choice choice(Draft draft, int at, Value value) {
        String place = draft.vocabulary.dimension(value.dimension()).label();
        String label = "the " + place + " "
                + (value.value().length() == 2
                        ? draft.pieces.get(at).text() + " (" + value.value() + ")"
                        : value.value());
        String question = draft.pieces.stream()
                .map(piece -> piece == draft.pieces.get(at) ? "the " + place + " of " + value.value() : piece.text())
                .collect(Collectors.joining(" "));
        return new Choice(label, question);
    }
}
