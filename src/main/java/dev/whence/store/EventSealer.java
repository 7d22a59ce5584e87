package dev.whence.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.PersonalField;
import dev.whence.event.Sealed;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.privacy.DataKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Seals the fields of events that the vocabulary says are personal, whoever sends them, and notes which events hold
 * such. What a pack's rows brought is sealed already and stays as it is. Thread-safe.
 */
final class EventSealer {
    private static final String NOTE = Sql.read("add-personal-events");
    private static final String IS_FORGOTTEN = Sql.read("is-forgotten");

    private final Map<EventType, List<PersonalField>> fields;
    private final Optional<SubjectKeys> keys;

    /** @param fields of the types that have any */
    private EventSealer(Map<EventType, List<PersonalField>> fields, Optional<SubjectKeys> keys) {
        this.fields = Map.copyOf(fields);
        this.keys = keys;
    }

    /** Where nothing is personal. */
    static EventSealer none() {
        return new EventSealer(Map.of(), Optional.empty());
    }

    static EventSealer of(Sealing sealing, SubjectKeys keys) {
        Map<EventType, List<PersonalField>> fields = new HashMap<>();
        for (EventType type : sealing.vocabulary().types()) {
            List<PersonalField> personal = sealing.vocabulary().personal(type);
            if (!personal.isEmpty()) {
                fields.put(type, personal);
            }
        }
        return new EventSealer(fields, Optional.of(keys));
    }

    /** Whether any of these has a field that is personal. */
    boolean concerns(List<MappedEvent> events) {
        return keys.isPresent()
                && events.stream().anyMatch(event -> !fields(event.event()).isEmpty());
    }

    /** In their order. Fields of people who were erased are left out. */
    List<MappedEvent> sealed(Connection connection, List<MappedEvent> events) throws SQLException {
        if (!concerns(events)) {
            return events;
        }
        Set<DataSubject> subjects = new HashSet<>();
        for (MappedEvent mapped : events) {
            Event event = mapped.event();
            for (PersonalField field : fields(event)) {
                PersonalLeaves.at(event.data(), field.path(), text -> {
                    if (Sealed.parse(text).isEmpty()) {
                        subjects.add(subject(event, field));
                    }
                });
            }
        }
        Map<DataSubject, DataKey> found = keys.get().of(connection, subjects);
        return events.stream().map(event -> sealed(event, found)).toList();
    }

    private MappedEvent sealed(MappedEvent mapped, Map<DataSubject, DataKey> found) {
        Event event = mapped.event();
        if (fields(event).isEmpty()) {
            return mapped;
        }
        ObjectNode data = event.data().deepCopy();
        for (PersonalField field : fields(event)) {
            Optional<DataKey> key = Optional.ofNullable(found.get(subject(event, field)));
            PersonalLeaves.replace(
                    data,
                    field.path(),
                    text -> Sealed.parse(text).isPresent()
                            ? Optional.of(text)
                            : key.map(one -> one.seal(text).toString()));
        }
        return new MappedEvent(event.with(data), mapped.cause());
    }

    private List<PersonalField> fields(Event event) {
        return fields.getOrDefault(event.type(), List.of());
    }

    /** Names are those of fields; {@code subject} and {@code correlation_id} may also be the event's own. */
    private static DataSubject subject(Event event, PersonalField field) {
        Subject subject = field.subject()
                .flatMap(template -> template.subject(name -> named(event, name)))
                .orElse(event.subject());
        return new DataSubject(event.source(), subject);
    }

    private static Optional<String> named(Event event, String name) {
        List<String> found = new ArrayList<>();
        PersonalLeaves.at(event.data(), Arrays.asList(name.split("\\.")), found::add);
        if (found.isEmpty() && name.equals("correlation_id")) {
            return Optional.of(event.correlationId());
        }
        return found.stream().findFirst();
    }

    /** @param first the position of the first of these events, which follow each other */
    void note(Connection connection, List<Prepared> events, long first) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i).event();
            if (!fields(event).isEmpty()) {
                for (Sealed sealed : PersonalLeaves.sealed(event.data())) {
                    ids.add(sealed.key());
                    positions.add(first + i);
                }
            }
        }
        if (!ids.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                statement.setArray(2, connection.createArrayOf("int8", positions.toArray()));
                statement.executeUpdate();
            }
        }
    }

    /** Whether the event holds what was sealed for somebody who was erased, so that it cannot be said again the same. */
    boolean isForgotten(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_FORGOTTEN)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
