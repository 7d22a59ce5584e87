package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Sealed;
import dev.whence.store.DataSubjects.Held;
import dev.whence.store.DataSubjects.HeldRow;
import dev.whence.store.DataSubjects.Known;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Finds what is held of a data subject. Thread-safe. */
final class HeldData {
    private static final String IMAGES = Sql.read("images-with");
    private static final String POSITIONS = Sql.read("positions-of-key");
    private static final String CONVERSATIONS = Sql.read("conversations");
    private static final String HUB = "whence";
    private static final int PAGE = 1_000;
    /** Shorter values stand in too many sentences by chance. */
    private static final int SHORTEST_VALUE = 3;

    private final Database database;
    private final PersonalValues values;

    HeldData(Database database, PersonalValues values) {
        this.database = database;
        this.values = values;
    }

    /** How every text begins that is sealed under the key. */
    static String sealedUnder(UUID key) {
        return Sealed.PREFIX + key + ":";
    }

    Held of(Known subject) {
        List<HeldRow> rows = database.transaction("read rows", connection -> images(connection, subject));
        List<Row> opened = values.rows(rows.stream().map(HeldRow::row).toList());
        List<HeldRow> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            shown.add(new HeldRow(rows.get(i).table(), rows.get(i).key(), opened.get(i)));
        }
        return new Held(subject, shown, values.events(events(subject)));
    }

    /** Those that hold values of the person and those about them, by rising position. */
    private List<RecordedEvent> events(Known subject) {
        Map<Long, RecordedEvent> found = new TreeMap<>();
        withKey(subject.key()).forEach(event -> found.put(event.position(), event));
        database.transaction("read a subject's events", connection -> Positions.ofSubject(
                                connection,
                                EventFilter.all()
                                        .subject(subject.subject().subject())
                                        .limit(EventFilter.MOST))
                        .events(connection))
                .forEach(event -> found.put(event.position(), event));
        return List.copyOf(found.values());
    }

    /** Keys of conversations with the hub in whose words one of the person's values stands. */
    List<UUID> conversationsThatMention(Known subject) {
        Set<String> said = said(subject);
        return said.isEmpty()
                ? List.of()
                : database.transaction("read conversations", HeldData::conversations).stream()
                        .filter(key -> mentions(key, said))
                        .toList();
    }

    /** The person's values as somebody may type them. */
    private Set<String> said(Known subject) {
        List<Sealed> sealed = new ArrayList<>();
        database.transaction("read rows", connection -> images(connection, subject))
                .forEach(row -> sealed.addAll(PersonalValues.sealed(row.row())));
        withKey(subject.key())
                .forEach(event ->
                        sealed.addAll(PersonalLeaves.sealed(event.event().data())));
        PersonalValues.Opening opening = values.opening(sealed);
        Set<String> said = new HashSet<>();
        sealed.stream().filter(one -> one.key().equals(subject.key())).forEach(one -> opening.text(one.toString())
                .map(HeldData::typed)
                .filter(text -> text.length() >= SHORTEST_VALUE)
                .ifPresent(said::add));
        return said;
    }

    private boolean mentions(UUID conversation, Set<String> said) {
        return withKey(conversation).stream().anyMatch(event -> {
            List<Sealed> sealed = PersonalLeaves.sealed(event.event().data());
            PersonalValues.Opening opening = values.opening(sealed);
            return sealed.stream()
                    .flatMap(one -> opening.text(one.toString()).stream())
                    .map(HeldData::typed)
                    .anyMatch(text -> said.stream().anyMatch(text::contains));
        });
    }

    private static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private List<RecordedEvent> withKey(UUID key) {
        List<RecordedEvent> all = new ArrayList<>();
        List<RecordedEvent> page;
        do {
            long after = all.isEmpty() ? 0 : all.get(all.size() - 1).position();
            page = database.transaction("read a person's events", connection -> withKey(connection, key, after)
                    .events(connection));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private static Positions withKey(Connection connection, UUID key, long after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
            statement.setObject(1, key);
            statement.setLong(2, after);
            statement.setInt(3, PAGE);
            return Positions.read(statement);
        }
    }

    private static List<HeldRow> images(Connection connection, Known subject) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IMAGES)) {
            statement.setString(1, subject.subject().source());
            statement.setString(2, "%" + sealedUnder(subject.key()) + "%");
            List<HeldRow> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new HeldRow(row.getString(1), row.getString(2), RowCoding.read(row.getString(3))));
                }
            }
            return found;
        }
    }

    private static List<UUID> conversations(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CONVERSATIONS)) {
            statement.setString(1, HUB);
            List<UUID> keys = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getObject(1, UUID.class));
                }
            }
            return keys;
        }
    }
}
