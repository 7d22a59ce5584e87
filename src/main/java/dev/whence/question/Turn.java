package dev.whence.question;

import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Frame;
import dev.whence.question.text.Fold;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation remembers of its last question.
 *
 * @param frame what it said; empty where nothing was understood yet
 * @param choices what was offered, if it was asked back
 */
record Turn(Optional<Frame> frame, List<Choice> choices) {
    static final Turn NONE = new Turn(Optional.empty(), List.of());

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
}
