package dev.whence.store;

import dev.whence.capture.SourceOffset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What the tables of a connector's source looked like, as it was stored with one of its offsets. */
final class SourceLook {
    private static final String SAVE = Sql.read("save-look");
    private static final String LOAD = Sql.read("load-look");

    private SourceLook() {}

    /** Only where the offset tells something new. */
    static void save(Connection connection, String connector, SourceOffset offset) throws SQLException {
        if (offset.tables().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, connector);
            statement.setString(2, offset.tables().get());
            statement.executeUpdate();
        }
    }

    /** The offset with what is known of the tables at it. */
    static SourceOffset complete(Connection connection, String connector, SourceOffset offset) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setString(1, connector);
            try (ResultSet row = statement.executeQuery()) {
                return new SourceOffset(offset.json(), row.next() ? Optional.of(row.getString(1)) : Optional.empty());
            }
        }
    }
}
