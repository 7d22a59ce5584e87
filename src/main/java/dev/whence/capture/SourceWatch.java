package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Server;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks at the source from time to time: whether the log still tells of every captured table, and whether the slot must be moved on because only tables change that nobody captures. Then, and only then, a mark of some hundred bytes is written into the source's log: it
 * needs no table and no privilege, and unlike letting the driver confirm what it has merely seen it keeps the order
 * "stored first, confirmed then", so that a slot beyond the stored offset always means that somebody else moved it.
 * Before PostgreSQL 14 there are no such marks, but there transactions on other tables show up as empty ones.
 */
final class SourceWatch {
    /** Bytes of log that may be kept while nothing that is captured changes. */
    static final long WORTH_A_MARK = 1 << 20;

    private static final int FIRST_WITH_MARKS = 140_000;

    private final ConnectorFile connector;
    private final SourceDatabase source;
    private final Server server;
    private final CaptureProgress progress;
    private Optional<String> told = Optional.empty();
    private boolean differed;

    SourceWatch(ConnectorFile connector, SourceDatabase source, Server server, CaptureProgress progress) {
        this.connector = connector;
        this.source = source;
        this.server = server;
        this.progress = progress;
    }

    /** Whether marks can be written into this server's log, and come back. */
    boolean canMark() {
        return server.version() >= FIRST_WITH_MARKS && !server.standby();
    }

    /**
     * Tells why reading must begin again; empty if it need not.
     *
     * @throws SQLException if the source does not answer: then, too, whoever reads it must check it again
     */
    Optional<String> look() throws SQLException {
        OptionalLong lag = source.lag(connector.slot());
        boolean streaming = progress.status().state() == CaptureStatus.State.STREAMING;
        if (streaming && canMark() && progress.idle() && lag.orElse(0) > WORTH_A_MARK) {
            source.moveOn(DebeziumSettings.movingOnPrefix(connector));
        }
        return toldOtherwise();
    }

    /** Twice in a row, so that what is put right at once does no harm. */
    private Optional<String> toldOtherwise() throws SQLException {
        String now = source.told(connector.publication(), connector.tables());
        if (told.isEmpty()) {
            told = Optional.of(now);
        }
        boolean differs = !told.get().equals(now);
        boolean again = differs && differed;
        differed = differs;
        return again
                ? Optional.of("a captured table was dropped, renamed, taken out of the publication "
                        + connector.publication() + " or given another replica identity")
                : Optional.empty();
    }
}
