package dev.whence.question;

import dev.whence.nodes.Interpretation;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Frame;
import dev.whence.question.text.Fold;
import dev.whence.semantics.MetricQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a conversation remembers of its last question.
 *
 * @param frame what it said; empty where nothing was understood yet
 * @param choices what was offered, if it was asked back
 * @param lost whether the last question was not answered, so that the frame is of one before it
 */
record Turn(Optional<Frame> frame, List<Choice> choices, boolean lost) {
    static final Turn NONE = new Turn(Optional.empty(), List.of(), false);

    Turn {
        choices = List.copyOf(choices);
    }

    /** The offered question that this answer picks: by its label, or by a word that only its label has. */
    Optional<String> chosen(String answer) {
        String said = Fold.word(answer).replaceAll("[ .!?]+$", "");
        List<Choice> fitting = choices.stream()
                .filter(choice -> fits(said, Fold.word(choice.label())))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).question()) : Optional.empty();
    }

    private static boolean fits(String said, String label) {
        return label.contains(said)
                || said.split(" ").length <= 4
                        && List.of(said.split(" ")).stream()
                                .filter(word -> word.length() > 3)
                                .anyMatch(List.of(label.split("[ ()]+"))::contains);
    }

    /** What goes on from a question that was not answered may mean what that one said. */
    Interpretation unsure(Interpretation found, Supplier<Optional<MetricQuery>> alone) {
        boolean goesOn =
                lost && frame.isPresent() && choices.isEmpty() && !alone.get().equals(Optional.of(found.query()));
        return goesOn
                ? found.noting(
                        "the question before was not understood, and is passed over", Math.min(0.6, found.confidence()))
                : found;
    }
}
