package dev.whence.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.question.language.Consultation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the hub is asked, answers and is told about its answers, as events. The answer's event has the answer's id. A
 * question for personal data is recorded without its words. Thread-safe.
 */
public final class Transcript {
    /** The type of the event that an answer becomes. */
    public static final EventType ANSWER = new EventType("hub.answer.given");

    private static final EventType QUESTION = new EventType("hub.question.asked");
    /** The type of the event that says what somebody thinks of an answer. */
    public static final EventType FEEDBACK = new EventType("hub.feedback.given");
    /** The type of the event that says that an engineer verified what a question means. */
    public static final EventType VERIFIED = new EventType("hub.question.verified");

    private static final EventType CONSULTED = new EventType("hub.language.consulted");
    private static final String SOURCE = "whence";
    private static final String PRIVATE = "private_data";

    private final ObjectMapper json;
    private final String usualRole;

    /** @param usualRole what dates rows where a question says nothing */
    public Transcript(ObjectMapper json, String usualRole) {
        this.json = json;
        this.usualRole = usualRole;
    }

    /** The question and its answer, in this order. */
    public List<Event> of(Understood understood, Answer answer, Instant at) {
        Subject subject = new Subject("question", answer.id());
        String correlation = "conversation/" + answer.conversation();
        String about = about(answer);
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        if (!answer.reason().equals(Optional.of(PRIVATE))) {
            question.put("question", understood.request().question());
        }
        question.put("clock", understood.request().now().toString());
        question.put("conversation", answer.conversation());
        understood.request().model().ifPresent(model -> question.put("model", model));
        Event asked = event(
                EventIds.of(SOURCE, "question/" + answer.id()),
                QUESTION,
                subject,
                at.minusMillis(answer.ms()),
                correlation,
                Optional.empty(),
                question,
                "The hub was asked " + about);
        Event given = event(
                UUID.fromString(answer.id()),
                ANSWER,
                subject,
                at,
                correlation,
                Optional.of(asked.id()),
                data(answer),
                answer.kind().equals("refuse") ? "The hub declined to answer " + about : "The hub answered " + about);
        return List.of(asked, given);
    }

    /** That a language model was asked, and what came of it; never what was said. */
    public Event of(Consultation consultation, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("purpose", consultation.purpose().code())
                .put("outcome", consultation.outcome().code());
        data.put("model", consultation.model()).put("ms", consultation.ms());
        data.put("tokens_in", consultation.tokensIn()).put("tokens_out", consultation.tokensOut());
        return event(
                UUID.randomUUID(),
                CONSULTED,
                new Subject("question", consultation.question()),
                at,
                "question/" + consultation.question(),
                Optional.empty(),
                data,
                "A language model was asked to " + consultation.purpose().code() + ": "
                        + consultation.outcome().code().replace('_', ' '));
    }

    /**
     * A verdict on an answer.
     *
     * @param answer the event that the answer became
     * @param correction what was meant; empty where nothing was said
     * @param meant what is understood from the correction; empty where nothing is
     */
    public Event feedback(
            Event answer, String verdict, Optional<String> correction, Optional<Understood> meant, Instant at) {
        JsonNode proposed = answer.data().path("interpretation");
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("verdict", verdict);
        data.set("proposed", proposed);
        correction.ifPresent(text -> data.put("correction", text));
        meant.flatMap(Understood::interpretation).ifPresent(interpretation -> {
            JsonNode accepted = json.valueToTree(Answering.described(interpretation, usualRole));
            data.set("accepted", accepted);
            data.set("difference", json.valueToTree(difference(proposed, accepted)));
        });
        return event(
                UUID.randomUUID(),
                FEEDBACK,
                answer.subject(),
                at,
                answer.correlationId(),
                Optional.of(answer.id()),
                data,
                "An answer was said to be " + verdict);
    }

    /** That an engineer accepts what feedback proposed, with what the hub had understood. */
    public Event verified(Event feedback, Proposal proposal, Instant at) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("question", proposal.question()).put("domain", proposal.domain());
        data.set("understood", feedback.data().path("proposed"));
        data.set("verified", json.valueToTree(Answering.described(proposal.interpretation(), usualRole)));
        return event(
                EventIds.of(SOURCE, "verified/" + feedback.id()),
                VERIFIED,
                feedback.subject(),
                at,
                feedback.correlationId(),
                Optional.of(feedback.id()),
                data,
                "An engineer verified what a question means");
    }

    private ObjectNode data(Answer answer) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("kind", answer.kind()).put("answer", answer.answer());
        data.put("node", answer.node()).put("mode", answer.mode());
        data.set("interpretation", json.valueToTree(answer.interpretation()));
        data.set("sql", json.valueToTree(answer.evidence().sql()));
        data.set("parameters", json.valueToTree(answer.evidence().params()));
        data.put("events", answer.evidence().events());
        data.put("position", answer.evidence().asOf().position());
        data.put("confidence", answer.confidence()).put("ms", answer.ms());
        answer.reason().ifPresent(reason -> data.put("reason", reason));
        if (!answer.missing().isEmpty()) {
            data.set("missing", json.valueToTree(answer.missing()));
        }
        return data;
    }

    /** In words of the model, never of the asker. */
    private static String about(Answer answer) {
        List<String> words = new ArrayList<>();
        names(answer, "metrics").forEach(name -> words.add(name.replace('_', ' ')));
        String metrics = words.isEmpty() ? "something" : "about " + String.join(", ", words);
        List<String> dimensions = names(answer, "dimensions");
        return dimensions.isEmpty()
                ? metrics
                : metrics + " by " + String.join(", ", dimensions).replace('_', ' ');
    }

    private static List<String> names(Answer answer, String part) {
        return answer.interpretation().get(part) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<String> difference(JsonNode proposed, JsonNode accepted) {
        TreeSet<String> parts = new TreeSet<>();
        proposed.fieldNames().forEachRemaining(parts::add);
        accepted.fieldNames().forEachRemaining(parts::add);
        parts.removeAll(List.of("readable", "notes"));
        parts.removeIf(part -> proposed.path(part).equals(accepted.path(part)));
        return List.copyOf(parts);
    }

    private static Event event(
            UUID id,
            EventType type,
            Subject subject,
            Instant at,
            String correlation,
            Optional<UUID> cause,
            ObjectNode data,
            String narrative) {
        return new Event(id, type, 1, subject, at, SOURCE, "", correlation, cause, data, narrative, narrative);
    }
}
