package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.question.reading.Manner;
import java.util.ArrayList;
import java.util.List;

/** What could be asked next. */
final class FollowUps {
    private FollowUps() {}

    static List<String> of(Interpretation asked, Manner manner) {
        if (asked.skill().isPresent() || asked.query().countsMembers()) {
            return List.of();
        }
        List<String> next = new ArrayList<>();
        if (asked.query().dimensions().isEmpty()) {
            manner.breakdown().ifPresent(dimension -> next.add("And by " + dimension + "?"));
        }
        if (asked.query().period().isPresent() && asked.query().baseline().isEmpty()) {
            next.add("And compared with the period before?");
        }
        if (asked.query().grain().isEmpty() && manner.dated()) {
            next.add("And by month?");
        }
        if (asked.kind() == AnswerKind.RANKING) {
            next.add("And the bottom three?");
        }
        return next;
    }
}
