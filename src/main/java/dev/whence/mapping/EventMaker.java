package dev.whence.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.Subject;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.MappedEvent.Cause;
import dev.whence.mapping.Outcome.Mapped;
import dev.whence.mapping.Outcome.Rejected;
import dev.whence.mapping.expression.Frame;
import dev.whence.mapping.expression.Lookups;
import dev.whence.mapping.expression.RowState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates the rules of a row and makes the events. Thread-safe. */
final class EventMaker {
    private final String connector;
    private final Vocabulary vocabulary;
    private final ZoneId zone;
    private final Unmet unmet;

    /** @param unmet tells why rules gave nothing */
    EventMaker(String connector, Vocabulary vocabulary, ZoneId zone, Unmet unmet) {
        this.unmet = unmet;
        this.connector = connector;
        this.vocabulary = vocabulary;
        this.zone = zone.normalized();
    }

    Unmet unmet() {
        return unmet;
    }

    /** Where the rules of a row are evaluated. */
    Frame frame(RowTask task, RowState state, Lookups lookups) {
        return task.rules().scope().frame(state, lookups, zone);
    }

    /** What a rule gives, if anything: not to be used where the frame has missed something meanwhile. */
    Optional<Outcome> evaluate(EventRule rule, RowTask task, RowState state, Frame frame) {
        try {
            return rule.when().test(frame) ? event(rule, task, state, frame) : Optional.empty();
        } catch (WhenceException e) {
            return Optional.of(rejected(task, state, rule, e.getMessage()));
        }
    }

    private static Outcome rejected(RowTask task, RowState state, EventRule rule, String problem) {
        return new Rejected(
                task.key(),
                rule.name(),
                problem,
                task.position(),
                task.changes().get(),
                state.before());
    }

    private Optional<Outcome> event(EventRule rule, RowTask task, RowState state, Frame frame) {
        int missed = frame.missed();
        Map<String, Object> values = rule.data().values(frame);
        Optional<Instant> time = rule.occurredAt().moment(frame);
        Optional<String> subjectText = rule.subject().exact(frame);
        Optional<Cause> cause = Optional.empty();
        if (subjectText.isPresent()) {
            cause = cause(rule, Subject.parse(subjectText.get()), frame);
        }
        if (frame.missed() > missed) {
            return Optional.empty();
        }
        Subject subject = Subject.parse(subjectText.orElseThrow(
                () -> WhenceException.badData(rule.place() + ": the subject is not known: a value in it is null")));
        Instant occurredAt = time.orElseThrow(
                        () -> WhenceException.badData(rule.occurredAt().place() + ": occurred_at is null"))
                .truncatedTo(ChronoUnit.MICROS);
        ObjectNode data = DataNodes.object(values);
        List<String> problems = vocabulary.problems(rule.type(), data);
        if (!problems.isEmpty()) {
            return Optional.of(rejected(task, state, rule, String.join("; ", problems)));
        }
        frame.setData(rule.dataSlots(), values);
        String correlation = rule.correlation().flatMap(t -> t.exact(frame)).orElse(subject.toString());
        Event event = new Event(
                EventIds.of(connector, rule.type(), subject, factKey(rule, task, frame), occurredAt),
                rule.type(),
                rule.version(),
                subject,
                occurredAt,
                connector,
                task.position(),
                correlation,
                Optional.empty(),
                data,
                rule.narrative().text(frame),
                rule.gist().map(gist -> gist.text(frame)).orElseGet(() -> rule.narrative()
                        .gist(frame, subject.toString())));
        return Optional.of(new Mapped(new MappedEvent(event, cause)));
    }

    /**
     * What tells the fact from others of its type at the same time: the row, for a live change where in the source it was
     * made, and what the rule adds. History has no such place, a row has only one.
     */
    private static String factKey(EventRule rule, RowTask task, Frame frame) {
        String made = task.position().isEmpty()
                ? task.committedAt().map(found -> "@" + found).orElse("")
                : "@" + task.position();
        return rule.key()
                .flatMap(key -> key.evaluate(frame))
                .map(discriminator -> task.key() + made + "/" + discriminator)
                .orElse(task.key() + made);
    }

    private static Optional<Cause> cause(EventRule rule, Subject own, Frame frame) {
        for (EventRule.CauseRule cause : rule.causes()) {
            if (cause.when().isEmpty() || cause.when().get().test(frame)) {
                Optional<Subject> subject = cause.subject().isEmpty()
                        ? Optional.of(own)
                        : cause.subject().get().exact(frame).map(Subject::parse);
                return subject.map(s -> new Cause(cause.type(), s));
            }
        }
        return Optional.empty();
    }
}
