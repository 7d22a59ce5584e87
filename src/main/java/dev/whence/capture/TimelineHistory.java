package dev.whence.capture;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/** Where the timelines of a source's log branched off: each restore to a point in time and each promotion begins one. */
final class TimelineHistory {
    private final String content;

    private TimelineHistory(String content) {
        this.content = content;
    }

    /** @param content a line for each timeline before: its number, where it was left, and why */
    static TimelineHistory of(String content) {
        return new TimelineHistory(content);
    }

    /** Asks a server how it came to its timeline, which is not the first one. */
    static TimelineHistory of(ConnectorFile connector, int timeline) throws SQLException {
        try (Connection connection = SourceConnections.replicating(connector);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("TIMELINE_HISTORY " + timeline)) {
            row.next();
            return of(new String(row.getBytes(2), StandardCharsets.UTF_8));
        }
    }

    /** Where the log was the last time on a timeline; empty if it never was. */
    OptionalLong left(int timeline) {
        return content.lines()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(fields -> fields[0].equals(Integer.toString(timeline)))
                .mapToLong(fields -> SourcePosition.lsn(fields[1]))
                .findFirst();
    }
}
