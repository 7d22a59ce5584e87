package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Server;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Looks at the slot from time to time: how much log it holds back, and whether it must be moved on because only tables
 * change that nobody captures. Then, and only then, a mark of some hundred bytes is written into the source's log: it
 * needs no table and no privilege, and unlike letting the driver confirm what it has merely seen it keeps the order
 * "stored first, confirmed then", so that a slot beyond the stored offset always means that somebody else moved it.
 * Before PostgreSQL 14 there are no such marks, but there transactions on other tables show up as empty ones.
 */
final class SlotWatch {
    private static final long WORTH_A_MARK = 1 << 20;
    private static final int FIRST_WITH_MARKS = 140_000;

    private final ConnectorFile connector;
    private final SourceDatabase source;
    private final Server server;
    private final CaptureProgress progress;

    SlotWatch(ConnectorFile connector, SourceDatabase source, Server server, CaptureProgress progress) {
        this.connector = connector;
        this.source = source;
        this.server = server;
        this.progress = progress;
    }

    /** Whether marks can be written into this server's log, and come back. */
    static boolean canMark(Server server) {
        return server.version() >= FIRST_WITH_MARKS && !server.standby();
    }

    /** Fails if the source does not answer: then whoever reads it must check it again. */
    void look() throws SQLException {
        OptionalLong lag = source.lag(connector.slot());
        progress.lagBytes(lag.orElse(-1));

        boolean streaming = progress.status().state() == CaptureStatus.State.STREAMING;
        if (streaming && canMark(server) && progress.idle() && lag.orElse(0) > WORTH_A_MARK) {
            source.moveOn(DebeziumSettings.movingOnPrefix(connector));
        }
    }
}
