package dev.whence.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which ids the store knows already. */
final class Identities {
    private static final String KNOWN = Sql.read("known-ids");

    private Identities() {}

    /** Where the event of an id lies and what its content hashes to. */
    record Identity(long position, byte[] content) {}

    static Map<UUID, Identity> known(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Identity> known = new HashMap<>();
        Array wanted = connection.createArrayOf("uuid", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, wanted);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getObject(1, UUID.class), new Identity(rows.getLong(2), rows.getBytes(3)));
                }
            }
        }
        return known;
    }
}
