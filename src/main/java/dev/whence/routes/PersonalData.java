package dev.whence.routes;

import dev.whence.store.DataSubjects;
import dev.whence.store.DataSubjects.Erasure;
import dev.whence.store.DataSubjects.Held;
import dev.whence.store.DataSubjects.Known;
import dev.whence.store.PersonalValues;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Answers people who ask what is held of them, and forgets them. Thread-safe. */
public final class PersonalData {
    private final DataSubjects subjects;
    private final PersonalValues personal;

    public PersonalData(DataSubjects subjects, PersonalValues personal) {
        this.subjects = subjects;
        this.personal = personal;
    }

    /**
     * What is held of somebody.
     *
     * @param erasedAt when the personal values were erased; those that events still hold are then shown as null
     * @param rows of the source, as the hub knows them
     */
    public record HeldView(
            String dataSubject,
            String source,
            Instant knownSince,
            Optional<Instant> erasedAt,
            List<RowView> rows,
            List<EventView> events) {}

    /** A row of the source. */
    public record RowView(String table, String key, Map<String, Object> values) {}

    /** @param event the event that says so */
    public record ErasureView(
            String dataSubject, String source, Optional<Instant> erasedAt, UUID event, int conversations) {}

    public HeldView dataSubject(Exchange exchange) {
        if (!personal.areShown()) {
            throw new HttpProblem(ProblemDetail.of(
                    403,
                    "Not shown",
                    "This hub shows no personal data (whence.privacy.show). Ask whoever operates it."));
        }
        Held held = subjects.held(find(new Request(exchange)));
        return new HeldView(
                held.subject().subject().subject().toString(),
                held.subject().subject().source(),
                held.subject().knownSince(),
                held.subject().erasedAt(),
                held.rows().stream()
                        .map(row ->
                                new RowView(row.table(), row.key(), row.row().values()))
                        .toList(),
                held.events().stream().map(EventView::of).toList());
    }

    public ErasureView erase(Exchange exchange) {
        Erasure erasure = subjects.erase(find(new Request(exchange)));
        return new ErasureView(
                erasure.subject().subject().subject().toString(),
                erasure.subject().subject().source(),
                erasure.subject().erasedAt(),
                erasure.event(),
                erasure.conversations());
    }

    private Known find(Request request) {
        String id = request.pathParameter("id");
        Optional<String> source = request.query("source");
        List<Known> found = subjects.find(id).stream()
                .filter(known -> source.isEmpty() || known.subject().source().equals(source.get()))
                .toList();
        if (found.isEmpty()) {
            throw HttpProblem.notFound(
                    "No personal data of " + id
                            + source.map(name -> " from " + name).orElse("")
                            + " is held. A data subject is written type/id, such as party%2F5, as the mapping's personal says.");
        }
        if (found.size() > 1) {
            throw HttpProblem.conflict("Several are known by " + id + ": "
                    + String.join(
                            ", ",
                            found.stream()
                                    .map(known -> known.subject().toString())
                                    .toList())
                    + ". Say which: the whole type/id, and ?source=NAME.");
        }
        return found.get(0);
    }
}
