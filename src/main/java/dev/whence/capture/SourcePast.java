package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Server;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a source is the one that was read, grown older, or an earlier state of it: restored from a backup, or promoted
 * from a standby that lacked the newest. Then places in its log mean other things than they did.
 */
record SourcePast(ConnectorFile connector, Server server) {
    /** How it shows that the source has gone back to before what was read of it; empty if it has not. */
    Optional<String> wentBack(SourcePosition stored) throws SQLException {
        if (server.standby()) {
            return Optional.empty();
        }
        if (Long.compareUnsigned(server.logEnd(), stored.lsn()) < 0) {
            return Optional.of("its log ends at " + SourcePosition.text(server.logEnd()));
        }
        if (stored.timeline() == 0 || stored.timeline() == server.timeline()) {
            return Optional.empty();
        }
        OptionalLong left = server.timeline() == 1
                ? OptionalLong.empty()
                : TimelineHistory.of(connector, server.timeline()).left(stored.timeline());
        if (left.isEmpty()) {
            return Optional.of("its log is on timeline " + server.timeline() + ", which does not come from timeline "
                    + stored.timeline());
        }
        return Long.compareUnsigned(left.getAsLong(), stored.lsn()) < 0
                ? Optional.of("its log left timeline " + stored.timeline() + " for " + server.timeline() + " at "
                        + SourcePosition.text(left.getAsLong()))
                : Optional.empty();
    }
}
