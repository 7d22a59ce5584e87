package dev.whence.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The events that the Olist CSV files imply, in position order. */
final class OlistEvents {
    private static final Path SQL = Path.of("src/test/resources/projection/olist-events.sql");

    private OlistEvents() {}

    static List<RecordedEvent> read(Path csvFolder) throws SQLException, IOException {
        ObjectMapper json = new ObjectMapper();
        List<RecordedEvent> events = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("set variable data = '" + csvFolder + "'");
            statement.execute(Files.readString(SQL));
            try (ResultSet row = statement.executeQuery("select * from event order by position")) {
                while (row.next()) {
                    events.add(Events.event(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            (ObjectNode) json.readTree(row.getString(5))));
                }
            }
        }
        return events;
    }
}
