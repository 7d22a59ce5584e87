package dev.whence.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.capture.Row;
import dev.whence.event.Event;
import dev.whence.event.EventIds;
import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people whose data is held: what it is, and how it is forgotten. Thread-safe. */
public final class DataSubjects {
    /** The type of the event that an erasure becomes. */
    public static final EventType ERASED = new EventType("customer.personal_data.erased");

    private static final String SOURCE = "whence";
    private static final String FIND = Sql.read("find-subjects");
    private static final String ERASE = Sql.read("erase-subject");
    private static final String LOCK = Sql.read("lock-offsets");
    private static final List<String> FORGET =
            List.of(Sql.read("forget-images"), Sql.read("forget-staged"), Sql.read("forget-found"));

    private final Database database;
    private final SubjectKeys keys;
    private final EventAppender events;
    private final HeldData held;
    private final Clock clock;

    DataSubjects(Database database, SubjectKeys keys, EventAppender events, PersonalValues values, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.events = events;
        this.held = new HeldData(database, values);
        this.clock = clock;
    }

    /**
     * Somebody whose personal values are or were held.
     *
     * @param knownSince when the first was sealed
     * @param erasedAt when they were erased
     */
    public record Known(UUID key, DataSubject subject, Instant knownSince, Optional<Instant> erasedAt) {}

    /** A row as the hub knows it, opened. */
    public record HeldRow(String table, String key, Row row) {}

    /**
     * All that is held of somebody.
     *
     * @param rows known rows with personal values of theirs
     * @param events those with personal values of theirs, and those about them; opened
     */
    public record Held(Known subject, List<HeldRow> rows, List<RecordedEvent> events) {}

    /**
     * What an erasure did.
     *
     * @param event the event that says so
     * @param conversations with the hub whose words mentioned one of the values, and were erased with them
     */
    public record Erasure(Known subject, UUID event, int conversations) {}

    /** @param id {@code type/id}, or the id alone: then all of that id, whatever their type */
    public List<Known> find(String id) {
        return database.transaction("find a data subject", connection -> find(connection, id));
    }

    public Held held(Known subject) {
        return held.of(subject);
    }

    /**
     * Destroys the key, and with it everything that was sealed under it, wherever it went; row images forget the sealed
     * texts too. Waits for what is being appended from a source. Once more changes nothing.
     */
    public Erasure erase(Known subject) {
        List<UUID> conversations = subject.erasedAt().isPresent() ? List.of() : held.conversationsThatMention(subject);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean erased = database.transaction("erase personal data", connection -> {
            lock(connection);
            if (!destroy(connection, subject.key(), now)) {
                return false;
            }
            for (UUID conversation : conversations) {
                destroy(connection, conversation, now);
            }
            for (String sql : FORGET) {
                forget(connection, sql, subject);
            }
            Event event = told(subject, conversations.size(), now);
            events.append(connection, events.prepared(connection, List.of(new MappedEvent(event, Optional.empty()))));
            return true;
        });
        keys.forget(subject.key());
        conversations.forEach(keys::forget);
        Known after = find(subject.subject().subject().toString()).stream()
                .filter(known -> known.key().equals(subject.key()))
                .findFirst()
                .orElse(subject);
        return new Erasure(after, eventId(subject), erased ? conversations.size() : 0);
    }

    private static List<Known> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, id);
            statement.setString(2, id);
            List<Known> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Known(
                            row.getObject(1, UUID.class),
                            new DataSubject(row.getString(2), Subject.parse(row.getString(3))),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)));
                }
            }
            return found;
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    private static boolean destroy(Connection connection, UUID key, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setObject(2, key);
            return statement.executeUpdate() > 0;
        }
    }

    private static void forget(Connection connection, String sql, Known subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "\"" + HeldData.sealedUnder(subject.key()) + "[A-Za-z0-9_-]+\"");
            statement.setString(2, subject.subject().source());
            statement.setString(3, "%" + HeldData.sealedUnder(subject.key()) + "%");
            statement.executeUpdate();
        }
    }

    private static Event told(Known subject, int conversations, Instant at) {
        Subject person = subject.subject().subject();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("data_subject", person.toString())
                .put("source", subject.subject().source())
                .put("conversations", conversations);
        return new Event(
                eventId(subject),
                ERASED,
                1,
                person,
                at,
                SOURCE,
                "",
                person.toString(),
                Optional.empty(),
                data,
                "The personal data of " + person + " was erased",
                "The personal data of a person was erased");
    }

    private static UUID eventId(Known subject) {
        return EventIds.of(SOURCE, "erasure/" + subject.key());
    }
}
