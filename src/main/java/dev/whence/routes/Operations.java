package dev.whence.routes;

import dev.whence.capture.CdcComponent;
import dev.whence.store.ChangeSetAppender;
import dev.whence.store.DeadLetter;
import dev.whence.store.DeadLetters;
import dev.whence.store.PersonalValues;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Answers those who operate the hub. Thread-safe. */
public final class Operations {
    private final CdcComponent connectors;
    private final DeadLetters deadLetters;
    private final ChangeSetAppender appender;
    private final PersonalValues personal;

    public Operations(
            CdcComponent connectors, DeadLetters deadLetters, ChangeSetAppender appender, PersonalValues personal) {
        this.personal = personal;
        this.appender = appender;
        this.connectors = connectors;
        this.deadLetters = deadLetters;
    }

    public Map<String, Object> connectors() {
        return Map.of("connectors", connectors.statuses());
    }

    /** What became of the dead letter: resolved, or still open for the reason that it has now. */
    public DeadLetterView retry(Exchange exchange) {
        String number = new Request(exchange).pathParameter("id");
        if (!number.matches("\\d{1,18}")) {
            throw HttpProblem.badRequest("A dead letter has a number, not '" + number + "'.");
        }
        long id = Long.parseLong(number);
        DeadLetter letter =
                deadLetters.find(id).orElseThrow(() -> HttpProblem.notFound("There is no dead letter " + id + "."));
        return DeadLetterView.of(
                personal.letters(List.of(appender.retry(letter.id()))).get(0));
    }

    public Map<String, Object> deadLetters(Exchange exchange) {
        Request request = new Request(exchange);
        int limit = request.query("limit").map(Integer::valueOf).orElse(100);
        long after = request.query("after").map(Long::valueOf).orElse(0L);
        return Map.of(
                "open",
                deadLetters.open(),
                "deadLetters",
                personal.letters(deadLetters.list(after, limit, false)).stream()
                        .map(DeadLetterView::of)
                        .toList());
    }
}
