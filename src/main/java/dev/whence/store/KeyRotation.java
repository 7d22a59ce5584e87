package dev.whence.store;

import dev.whence.privacy.KeyWrapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps the keys of data subjects anew when there is a new master key. What the former one has wrapped, in the store's log
 * and in its backups, is of no use when that one is gone too. Several hubs may do it at once.
 */
final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final String MASTERS = Sql.read("masters");
    private static final String NEXT = Sql.read("keys-to-rewrap");
    private static final String REWRAP = Sql.read("rewrap-key");
    private static final int PAGE = 1_000;

    private final Database database;
    private final KeyWrapping wrapping;

    KeyRotation(Database database, KeyWrapping wrapping) {
        this.database = database;
        this.wrapping = wrapping;
    }

    void run() {
        Map<String, Long> former = database.transaction("read the master keys' names", KeyRotation::masters);
        former.remove(wrapping.current());
        former.forEach((master, keys) -> {
            int done = 0;
            int page;
            do {
                page = database.transaction("wrap keys anew", connection -> rewrap(connection, master));
                done += page;
            } while (page == PAGE);
            if (done > 0) {
                LOG.info(
                        "{} keys that the master key {} had wrapped were wrapped anew; it is needed no more",
                        done,
                        master);
            } else {
                LOG.warn(
                        "The personal data of {} people is sealed under the master key {}, which this hub does not hold:"
                                + " nobody reads it here, and changes of theirs wait. Add the key to"
                                + " whence.privacy.master-key-file",
                        keys,
                        master);
            }
        });
    }

    private static Map<String, Long> masters(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MASTERS);
                ResultSet row = statement.executeQuery()) {
            Map<String, Long> masters = new LinkedHashMap<>();
            while (row.next()) {
                masters.put(row.getString(1), row.getLong(2));
            }
            return masters;
        }
    }

    private int rewrap(Connection connection, String master) throws SQLException {
        Map<UUID, byte[]> keys = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, master);
            statement.setInt(2, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<byte[]> key = wrapping.unwrap(master, row.getBytes(2));
                    if (key.isEmpty()) {
                        return 0;
                    }
                    keys.put(row.getObject(1, UUID.class), key.get());
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(REWRAP)) {
            for (Map.Entry<UUID, byte[]> key : keys.entrySet()) {
                statement.setString(1, wrapping.current());
                statement.setBytes(2, wrapping.wrap(key.getValue()));
                statement.setObject(3, key.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return keys.size();
    }
}
