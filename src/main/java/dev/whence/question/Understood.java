package dev.whence.question;

import dev.whence.nodes.Interpretation;
import dev.whence.question.reading.Reading;
import java.util.Optional;

/**
 * A question and what became of it: an interpretation for a node, or a reading that is asked back or declined.
 *
 * @param conversation where follow-ups find it
 * @param helped whether a language model took part in understanding
 * @param began when the question came in, from {@link System#nanoTime}
 */
public record Understood(
        String id,
        String conversation,
        AskRequest request,
        Reading reading,
        Optional<Interpretation> interpretation,
        boolean helped,
        long began) {
    /** The node that is to answer; "none" where there is nothing to compute. */
    public String node() {
        return interpretation.map(Interpretation::node).orElse("none");
    }
}
