package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Sealed;
import dev.whence.event.WhenceException;
import dev.whence.question.Proposal;
import dev.whence.question.Proposals;
import dev.whence.question.Transcript;
import dev.whence.semantics.VerifiedQuestion;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.PersonalValues;
import dev.whence.store.PostgresEventStore;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;

/** What engineers verify: the questions, the additions that feedback proposes, and accepting one. Thread-safe. */
public final class Curation {
    private static final int MOST = 1000;

    private final List<VerifiedQuestion> questions;
    private final Proposals proposals;
    private final Transcript transcript;
    private final EventReader reader;
    private final PersonalValues personal;
    private final PostgresEventStore store;
    private final ObjectMapper json;
    private final Clock clock;

    public Curation(
            List<VerifiedQuestion> questions,
            Proposals proposals,
            Transcript transcript,
            EventReader reader,
            PersonalValues personal,
            PostgresEventStore store,
            ObjectMapper json,
            Clock clock) {
        this.questions = questions;
        this.proposals = proposals;
        this.transcript = transcript;
        this.reader = reader;
        this.personal = personal;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /** What is verified, and what is proposed and not accepted yet, the newest first. */
    public record Contents(List<Known> questions, List<Proposed> proposals) {}

    /** A question of the files. */
    public record Known(String domain, String question, List<String> also) {}

    /**
     * An addition.
     *
     * @param feedback the id by which it is accepted
     * @param yaml what to add to the file; empty where it cannot be verified
     * @param reason why it cannot
     */
    public record Proposed(
            UUID feedback,
            String verdict,
            Optional<String> question,
            Optional<String> file,
            Optional<String> yaml,
            Optional<String> reason) {}

    public Contents list() {
        Set<UUID> accepted = reader
                .find(EventFilter.all().type(Transcript.VERIFIED).limit(EventFilter.MOST))
                .stream()
                .flatMap(event -> event.event().causationId().stream())
                .collect(Collectors.toSet());
        Stream<RecordedEvent> open =
                reader
                        .find(EventFilter.all()
                                .type(Transcript.FEEDBACK)
                                .limit(MOST)
                                .newestFirst(true))
                        .stream()
                        .filter(event -> !accepted.contains(event.event().id()) && proposes(event.event()));
        return new Contents(
                questions.stream()
                        .map(each -> new Known(each.domain(), each.question(), each.also()))
                        .toList(),
                open.map(event -> proposed(event.event())).toList());
    }

    /** Keeps as an event that an engineer accepts it. The file is the engineer's to change. */
    public Proposed accept(@Body String body) {
        Event feedback = feedback(body);
        Proposal proposal = proposal(feedback);
        store.append(
                List.of(transcript.verified(feedback, proposal, clock.instant().truncatedTo(ChronoUnit.MICROS))));
        return view(feedback, proposal);
    }

    private Event feedback(String body) {
        try {
            String id = json.readTree(body).path("feedback").asText();
            return Uuids.parse(id)
                    .flatMap(reader::find)
                    .map(RecordedEvent::event)
                    .filter(event -> event.type().equals(Transcript.FEEDBACK))
                    .orElseThrow(() -> HttpProblem.notFound(
                            "There is no feedback " + id + "; GET /verified-questions lists what is proposed."));
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("The body is not JSON: " + Malformed.where(e));
        }
    }

    private static boolean proposes(Event feedback) {
        return feedback.data().path("verdict").asText().equals("right")
                || feedback.data().has("accepted");
    }

    private Proposed proposed(Event feedback) {
        try {
            return view(feedback, proposal(feedback));
        } catch (WhenceException notVerifiable) {
            if (notVerifiable.category() != WhenceException.Category.BAD_DATA) {
                throw notVerifiable;
            }
            return new Proposed(
                    feedback.id(),
                    feedback.data().path("verdict").asText(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(notVerifiable.getMessage()));
        }
    }

    private static Proposed view(Event feedback, Proposal proposal) {
        return new Proposed(
                feedback.id(),
                feedback.data().path("verdict").asText(),
                Optional.of(proposal.question()),
                Optional.of("semantics/questions/" + proposal.domain() + ".yaml"),
                Optional.of(proposal.yaml()),
                Optional.empty());
    }

    private Proposal proposal(Event feedback) {
        Event asked = cause(cause(feedback));
        String question = text(asked, "question");
        JsonNode said = opened(feedback).data();
        boolean right = said.path("verdict").asText().equals("right");
        return proposals.of(
                question,
                right ? question : text(feedback, "correction"),
                right ? said.path("proposed") : said.path("accepted"),
                LocalDateTime.parse(asked.data().path("clock").asText()));
    }

    private Event cause(Event event) {
        return event.causationId()
                .flatMap(reader::find)
                .map(RecordedEvent::event)
                .orElseThrow(() -> WhenceException.badData("what was asked is not recorded"));
    }

    private String text(Event event, String field) {
        String text = opened(event).data().path(field).asText();
        if (text.isEmpty() || Sealed.is(text)) {
            throw WhenceException.badData("the words of the " + field + " are sealed here or not kept");
        }
        return text;
    }

    private Event opened(Event event) {
        return reader.find(event.id())
                .map(personal::event)
                .map(RecordedEvent::event)
                .orElse(event);
    }
}
