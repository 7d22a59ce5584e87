package dev.whence.question;

import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Frame;
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
}
