package dev.whence.question;

import dev.whence.nodes.Answerer;
import dev.whence.nodes.DomainNode;
import dev.whence.nodes.Interpretation;
import dev.whence.question.reading.Reading;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A question and what became of it: an interpretation for a node, or a reading that is asked back or declined.
 *
 * @param conversation where follow-ups find it
 * @param helped whether a language model took part in understanding
 * @param verified the verified question that it was recognised as
 * @param began when the question came in, from {@link System#nanoTime}
 */
public record Understood(
        String id,
        String conversation,
        AskRequest request,
        Reading reading,
        Optional<Interpretation> interpretation,
        boolean helped,
        Optional<Verification> verified,
        long began) {
    /** The bean that answers what is asked of a mounted model. */
    public static final String MODEL_BEAN = "model-node";

    /** The name of a bean that answers. */
    public static String bean(Answerer answerer) {
        return answerer instanceof DomainNode ? answerer.name() + "-node" : skillBean(answerer.name());
    }

    private static String skillBean(String skill) {
        return skill.replace('_', '-') + "-skill";
    }

    /** The bean that is to answer: of a skill, or of a node. */
    public String bean() {
        if (request.model().isPresent() && interpretation.isPresent()) {
            return MODEL_BEAN;
        }
        return interpretation
                .flatMap(Interpretation::skill)
                .map(skill -> skillBean(skill.name()))
                .orElse(node() + "-node");
    }

    /** The same with another interpretation, where there is one. */
    public Understood with(UnaryOperator<Interpretation> change) {
        return new Understood(id, conversation, request, reading, interpretation.map(change), helped, verified, began);
    }

    /** The node that is to answer; "none" where there is nothing to compute. */
    public String node() {
        return interpretation.map(Interpretation::node).orElse("none");
    }
}
