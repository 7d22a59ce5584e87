package dev.whence.capture;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks what a slot holds back, over a connection of its own: a connector that has failed confirms nothing, and just then
 * it matters. {@link #run} looks once and never fails; it is called by one thread, {@link #close} after its last call.
 */
final class SlotWatch implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlotWatch.class);

    private final ConnectorFile connector;
    private final CaptureProgress progress;
    private final Clock clock;
    private final UnconfirmedLog log = new UnconfirmedLog();
    private Optional<SourceDatabase> source = Optional.empty();
    private boolean alarmed;

    SlotWatch(ConnectorFile connector, CaptureProgress progress, Clock clock) {
        this.connector = connector;
        this.progress = progress;
        this.clock = clock;
    }

    /** Places in the log as numbers. */
    private record Held(long confirmed, long retained, long end) {}

    @Override
    public void run() {
        try {
            if (source.isEmpty()) {
                source = Optional.of(SourceDatabase.open(connector));
            }
            List<Held> held = source.get()
                    .query(
                            "slot-lag",
                            row -> new Held(row.getLong("confirmed"), row.getLong("retained"), row.getLong("log_end")),
                            connector.slot());
            tell(held.isEmpty() ? SlotLag.UNKNOWN : measure(held.get(0)));
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Connector {}: its slot cannot be looked at", connector.name(), e);
            close();
            progress.slot(SlotLag.UNKNOWN);
        }
    }

    private SlotLag measure(Held held) {
        Instant now = clock.instant();
        long bytes = held.end() - held.confirmed();
        boolean nothingMissing = bytes <= SourceWatch.WORTH_A_MARK && progress.upToDate();
        log.look(nothingMissing ? held.end() : held.confirmed(), held.end(), now);
        long received = progress.status().lagMillis() / 1000;
        return new SlotLag(
                bytes, held.end() - held.retained(), Math.max(log.age(now).toSeconds(), received), Optional.empty());
    }

    private void tell(SlotLag lag) {
        CaptureStatus.State state = progress.status().state();
        Optional<String> alarm = connector.alarm().of(connector.slot(), lag, state);
        progress.slot(lag.with(alarm));
        if (alarm.isPresent() && !alarmed) {
            LOG.warn("Connector {}: {}", connector.name(), alarm.get());
        } else if (alarm.isEmpty() && alarmed) {
            LOG.info("Connector {}: the slot holds back less than its alarm again", connector.name());
        }
        alarmed = alarm.isPresent();
    }

    @Override
    public void close() {
        source.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Connector {}: its watch's connection was broken", connector.name(), e);
            }
        });
        source = Optional.empty();
    }
}
