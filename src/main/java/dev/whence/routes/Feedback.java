package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.question.AskRequest;
import dev.whence.question.Transcript;
import dev.whence.question.Understanding;
import dev.whence.question.Understood;
import dev.whence.store.AppendResult.Appended;
import dev.whence.store.EventReader;
import dev.whence.store.PostgresEventStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;

/** Takes what people say of answers. Thread-safe. */
public final class Feedback {
    private final Transcript transcript;
    private final Understanding understanding;
    private final EventReader reader;
    private final PostgresEventStore store;
    private final ObjectMapper json;
    private final Clock clock;

    public Feedback(
            Transcript transcript,
            Understanding understanding,
            EventReader reader,
            PostgresEventStore store,
            ObjectMapper json,
            Clock clock) {
        this.transcript = transcript;
        this.understanding = understanding;
        this.reader = reader;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param id of the feedback's event
     * @param understood what the hub understands from the correction, in words; empty where nothing
     */
    public record Receipt(UUID id, long position, Optional<String> understood) {}

    public Receipt take(@Body String body) {
        JsonNode said = read(body);
        Event answer = answer(said.path("answer").asText());
        Optional<String> correction =
                Optional.of(said.path("correction").asText()).map(String::strip).filter(text -> !text.isEmpty());
        Optional<Understood> meant = correction
                .filter(text -> !ofOtherModel(answer))
                .map(text -> understanding.interpret(AskRequest.of(text, Optional.empty(), clockOf(answer), clock)));
        Event feedback = transcript.feedback(
                answer,
                said.path("verdict").asText(),
                correction,
                meant,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        long position = store.append(List.of(feedback)).entries().stream()
                .filter(Appended.class::isInstance)
                .map(Appended.class::cast)
                .findFirst()
                .map(Appended::position)
                .orElseThrow(() -> HttpProblem.badRequest("This feedback cannot be stored; send it in plain text."));
        return new Receipt(
                feedback.id(),
                position,
                meant.flatMap(Understood::interpretation).map(interpretation -> interpretation.readable()));
    }

    /** What was asked of a mounted model is not understood in the words of the events. */
    private boolean ofOtherModel(Event answer) {
        return answer.causationId()
                .flatMap(reader::find)
                .filter(asked -> asked.event().data().has("model"))
                .isPresent();
    }

    /** What was meant is meant under the clock under which it was asked. */
    private Optional<String> clockOf(Event answer) {
        return answer.causationId()
                .flatMap(reader::find)
                .map(asked -> asked.event().data().path("clock").asText())
                .filter(time -> !time.isEmpty());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("The body is not JSON: " + Malformed.where(e));
        }
    }

    private Event answer(String id) {
        return Uuids.parse(id)
                .flatMap(reader::find)
                .map(RecordedEvent::event)
                .filter(event -> event.type().equals(Transcript.ANSWER))
                .orElseThrow(() -> HttpProblem.notFound("There is no answer " + id
                        + "; send the id that POST /ask gave with the answer, a second after it at the earliest."));
    }
}
