package dev.whence.store;

import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import dev.whence.privacy.DataKey;
import dev.whence.privacy.KeyWrapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of data subjects, each made when it is first needed. Whether a key is still there is asked of the store each
 * time, in one query for all; only the unwrapping is remembered. Thread-safe.
 */
final class SubjectKeys {
    private static final String OF_SUBJECTS = Sql.read("keys-of-subjects");
    private static final String BY_ID = Sql.read("keys-by-id");
    private static final String ADD = Sql.read("add-subjects");
    private static final int MOST_REMEMBERED = 50_000;

    private final KeyWrapping wrapping;
    private final Map<UUID, DataKey> unwrapped = new ConcurrentHashMap<>();

    SubjectKeys(KeyWrapping wrapping) {
        this.wrapping = wrapping;
    }

    /**
     * The keys to seal with, in the caller's transaction. Subjects that were erased are absent from the answer: nothing
     * personal may be kept of them any more.
     *
     * <p>Fails with RETRYABLE where the master key that wrapped a subject's key is not held here.
     */
    Map<DataSubject, DataKey> of(Connection connection, Set<DataSubject> subjects) throws SQLException {
        Map<DataSubject, DataKey> keys = new HashMap<>();
        if (subjects.isEmpty()) {
            return keys;
        }
        Set<DataSubject> missing = new HashSet<>(subjects);
        read(connection, subjects, keys, missing);
        if (!missing.isEmpty()) {
            add(connection, missing.stream().sorted().toList());
            read(connection, Set.copyOf(missing), keys, missing);
        }
        return keys;
    }

    /**
     * The keys to open with: empty for one that was destroyed; one whose master key is not held here is absent from the
     * answer.
     */
    Map<UUID, Optional<DataKey>> opening(Connection connection, Set<UUID> ids) throws SQLException {
        Map<UUID, Optional<DataKey>> keys = new HashMap<>();
        ids.forEach(id -> keys.put(id, Optional.empty()));
        try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    if (row.getString(2) != null) {
                        keys.put(id, key(id, row.getString(2), row.getBytes(3)));
                        keys.computeIfPresent(id, (key, found) -> found.isPresent() ? found : null);
                    }
                }
            }
        }
        return keys;
    }

    private void read(
            Connection connection,
            Collection<DataSubject> subjects,
            Map<DataSubject, DataKey> keys,
            Set<DataSubject> missing)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SUBJECTS)) {
            name(connection, statement, 1, subjects);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    DataSubject subject = new DataSubject(row.getString(2), Subject.parse(row.getString(3)));
                    missing.remove(subject);
                    if (row.getString(4) != null) {
                        UUID id = row.getObject(1, UUID.class);
                        keys.put(
                                subject,
                                key(id, row.getString(4), row.getBytes(5)).orElseThrow(() -> lost(subject)));
                    }
                }
            }
        }
    }

    private void add(Connection connection, List<DataSubject> subjects) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            Object[] ids = subjects.stream().map(subject -> UUID.randomUUID()).toArray();
            byte[][] wrapped = subjects.stream()
                    .map(subject -> wrapping.wrap(DataKey.secret()))
                    .toArray(byte[][]::new);
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            name(connection, statement, 2, subjects);
            statement.setArray(
                    4,
                    texts(
                            connection,
                            subjects.stream().map(one -> wrapping.current()).toList()));
            statement.setArray(5, connection.createArrayOf("bytea", wrapped));
            statement.executeUpdate();
        }
    }

    private Optional<DataKey> key(UUID id, String master, byte[] wrapped) {
        DataKey known = unwrapped.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<DataKey> key = wrapping.unwrap(master, wrapped).map(secret -> new DataKey(id, secret));
        if (unwrapped.size() >= MOST_REMEMBERED) {
            unwrapped.clear();
        }
        key.ifPresent(found -> unwrapped.put(id, found));
        return key;
    }

    /** Wraps anew what another master key has wrapped, as far as that one is held here. */
    void rewrap(Database database) {
        new KeyRotation(database, wrapping).run();
    }

    /** To be called when a key was destroyed. */
    void forget(UUID id) {
        unwrapped.remove(id);
    }

    private static WhenceException lost(DataSubject subject) {
        return WhenceException.retryable(
                "the personal data of " + subject
                        + " is sealed under a master key that this hub does not hold: add that"
                        + " key to whence.privacy.master-key-file, as a line after the current one",
                null);
    }

    private static void name(
            Connection connection, PreparedStatement statement, int at, Collection<DataSubject> subjects)
            throws SQLException {
        statement.setArray(
                at, texts(connection, subjects.stream().map(DataSubject::source).toList()));
        statement.setArray(
                at + 1,
                texts(
                        connection,
                        subjects.stream().map(one -> one.subject().toString()).toList()));
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
