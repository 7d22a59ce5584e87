package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import java.util.ArrayList;
import java.util.List;

/** What could be asked next. */
final class FollowUps {
    private FollowUps() {}

    static List<String> of(Interpretation asked) {
        if (asked.skill().isPresent()) {
            return List.of();
        }
        List<String> next = new ArrayList<>();
        if (asked.query().dimensions().isEmpty()) {
            next.add("And by state?");
        }
        if (asked.query().period().isPresent() && asked.query().baseline().isEmpty()) {
            next.add("And compared with the period before?");
        }
        if (asked.query().grain().isEmpty()) {
            next.add("And by month?");
        }
        if (asked.kind() == AnswerKind.RANKING) {
            next.add("And the bottom three?");
        }
        return next;
    }
}
