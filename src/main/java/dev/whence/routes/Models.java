package dev.whence.routes;

import dev.whence.event.NearestName;
import dev.whence.models.AskableModel;
import dev.whence.models.Mount;
import dev.whence.models.Mounts;
import dev.whence.nodes.Finding;
import dev.whence.question.Answering;
import dev.whence.question.AskRequest;
import dev.whence.question.Understanding;
import dev.whence.question.Understood;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/** Which model a question is asked of: that of the events, or one that is mounted beside it. Thread-safe. */
public final class Models {
    private static final int UNAVAILABLE = 503;

    private final Understanding understanding;
    private final Answering answering;
    private final Mounts mounts;

    public Models(Understanding understanding, Answering answering, Mounts mounts) {
        this.understanding = understanding;
        this.answering = answering;
        this.mounts = mounts;
    }

    /** Understands the question in the words of its model. */
    public Understood interpret(@Body AskRequest request) {
        return mounted(request)
                .map(AskableModel::understanding)
                .orElse(understanding)
                .interpret(request);
    }

    /** What words the answer to it. */
    Answering answering(Understood understood) {
        return mounted(understood.request()).map(AskableModel::answering).orElse(answering);
    }

    private Optional<AskableModel> mounted(AskRequest request) {
        return request.model().map(this::mounted);
    }

    private AskableModel mounted(String name) {
        Mount mount = mounts.find(name)
                .orElseThrow(() -> HttpProblem.badRequest("There is no model '" + name + "'"
                        + NearestName.hint(name, mounts.names())
                        + (mounts.names().isEmpty()
                                ? "; the folder models/ has none."
                                : "; there are " + names() + ".")));
        return mount.model()
                .orElseThrow(() -> new HttpProblem(ProblemDetail.of(
                        UNAVAILABLE,
                        "Not now",
                        mount.problems().isEmpty()
                                ? "The model '" + name + "' is being read; ask again in a moment."
                                : "The model '" + name + "' cannot be read; the catalog and the log say why.")));
    }

    private String names() {
        return mounts.names().stream().collect(Collectors.joining(", "));
    }

    /** Answers what is asked of a mounted model, as a bean of the route. */
    public final class Node {
        @Handler
        public Finding answer(@Body Understood understood) {
            return mounted(understood.request())
                    .orElseThrow()
                    .node()
                    .answer(understood.interpretation().orElseThrow());
        }
    }
}
