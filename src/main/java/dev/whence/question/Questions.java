package dev.whence.question;

import dev.whence.event.WhenceException;
import dev.whence.nodes.Answerer;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understand, compute, word: the whole way in process, for commands and tests. Routes take the same steps. Thread-safe. */
public final class Questions {
    private final Understanding understanding;
    private final Answering answering;
    private final Map<String, Answerer> beans = new LinkedHashMap<>();

    /** @param beans the nodes, and their skills */
    public Questions(Understanding understanding, Answering answering, List<? extends Answerer> beans) {
        this.understanding = understanding;
        this.answering = answering;
        beans.forEach(bean -> this.beans.put(Understood.bean(bean), bean));
    }

    /** Never fails for what a question says: what cannot be answered is asked back or refused. */
    public Answer ask(String question, Optional<String> conversation, LocalDateTime now) {
        Understood understood = understanding.interpret(new AskRequest(question, conversation, now));
        Answerer bean = beans.get(understood.bean());
        if (bean == null) {
            return answering.decline(understood);
        }
        try {
            return answering.word(
                    understood, bean.answer(understood.interpretation().orElseThrow()));
        } catch (WhenceException notComputable) {
            if (notComputable.category() == WhenceException.Category.BAD_DATA) {
                return answering.refuse(understood, notComputable.getMessage());
            }
            throw notComputable;
        }
    }
}
