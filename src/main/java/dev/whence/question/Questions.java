package dev.whence.question;

import dev.whence.event.WhenceException;
import dev.whence.nodes.DomainNode;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understand, compute, word: the whole way in process, for commands and tests. Routes take the same steps. Thread-safe. */
public final class Questions {
    private final Understanding understanding;
    private final Answering answering;
    private final Map<String, DomainNode> nodes = new LinkedHashMap<>();

    public Questions(Understanding understanding, Answering answering, List<DomainNode> nodes) {
        this.understanding = understanding;
        this.answering = answering;
        nodes.forEach(node -> this.nodes.put(node.name(), node));
    }

    /** Never fails for what a question says: what cannot be answered is asked back or refused. */
    public Answer ask(String question, Optional<String> conversation, LocalDateTime now) {
        Understood understood = understanding.interpret(new AskRequest(question, conversation, now));
        DomainNode node = nodes.get(understood.node());
        if (node == null) {
            return answering.decline(understood);
        }
        try {
            return answering.word(
                    understood, node.answer(understood.interpretation().orElseThrow()));
        } catch (WhenceException notComputable) {
            if (notComputable.category() == WhenceException.Category.BAD_DATA) {
                return answering.refuse(understood, notComputable.getMessage());
            }
            throw notComputable;
        }
    }
}
