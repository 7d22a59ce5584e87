package dev.whence.capture;

import dev.whence.capture.Readiness.Gap;
import dev.whence.capture.Readiness.Ready;
import dev.whence.capture.Readiness.Refused;
import dev.whence.capture.Readiness.Waiting;
import dev.whence.capture.SourceDatabase.Server;
import dev.whence.capture.SourceDatabase.Slot;
import dev.whence.capture.SourcePosition.Phase;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a source before it is read, and makes the publication if that is allowed. It never publishes all tables, never
 * changes a replica identity, never drops a slot that this connector did not make, and leaves alone what others have
 * put into the publication.
 */
final class SourcePreparation {
    private final ConnectorFile connector;
    private final SourceUse use;
    private final SourceDatabase source;

    SourcePreparation(ConnectorFile connector, SourceUse use, SourceDatabase source) {
        this.connector = connector;
        this.use = use;
        this.source = source;
    }

    /** Stores that the rows of some tables are not known any more. */
    @FunctionalInterface
    interface Forgetting {
        SourcePosition forget(SourcePosition stored, Collection<String> tables) throws InterruptedException;
    }

    /** Takes the slot for this hub. Empty if that was done, else who has it. */
    Optional<Waiting> fence() throws SQLException {
        return source.fence(connector.slot())
                ? Optional.empty()
                : Optional.of(new Waiting(
                        "another hub reads the slot " + connector.slot() + "; this one waits until it stops"));
    }

    /**
     * To be called when the slot is this hub's.
     *
     * @param stored what the last stored offset says
     * @param looks of the tables there
     * @param forgetting is asked before the publication is made whole, so that what it did not tell of is read anew
     */
    Readiness prepare(SourcePosition stored, KnownTables looks, Forgetting forgetting)
            throws SQLException, InterruptedException {
        SourceFacts facts = SourceFacts.read(source, connector);
        boolean streaming = stored.phase() == Phase.STREAMING;
        SourcePosition told = streaming ? forgetting.forget(stored, facts.untold(connector)) : stored;
        List<String> problems = problems(facts, looks);
        if (!problems.isEmpty()) {
            return new Refused(String.join("; ", problems));
        }
        SourcePosition from = streaming ? forgetting.forget(told, looks.lacking()) : told;
        List<String> missing = facts.unpublished(connector);
        if (!missing.isEmpty()) {
            source.execute(PublicationSql.statement(connector, facts, missing));
        }
        Optional<Readiness> obstacle = slot(from, facts.server(), facts.slot());
        return obstacle.orElseGet(() -> new Ready(
                from, facts.catalog(connector), facts.server(), connector.withTables(facts.present(connector))));
    }

    private List<String> problems(SourceFacts facts, KnownTables looks) {
        SourceCheck check = new SourceCheck(connector, use, facts);
        List<String> problems = failures(Stream.concat(check.server().stream(), check.tables().stream()));
        if (!problems.isEmpty()) {
            return problems;
        }
        List<String> ofPack = looks.problems(facts.columns());
        if (ofPack.isEmpty()) {
            ofPack = failures(check.pack().stream());
        }
        return ofPack.isEmpty()
                ? failures(Stream.of(check.publication()))
                : List.of(String.join("; ", ofPack) + Drift.WHAT_NEXT);
    }

    private static List<String> failures(Stream<Finding> findings) {
        return findings.filter(Finding::fails).map(Finding::sentence).toList();
    }

    /** What stands in the way of using the slot; empty if nothing does. */
    private Optional<Readiness> slot(SourcePosition stored, Server server, Optional<Slot> found) throws SQLException {
        if (stored.phase() == Phase.UNREAD && found.isPresent()) {
            return Optional.of(new Refused("the slot " + connector.slot() + " is there already, but this hub's store"
                    + " knows nothing of it: if no other hub uses it, run SELECT pg_drop_replication_slot('"
                    + connector.slot() + "'); else give this connector another 'slot'"));
        }
        if (stored.phase() == Phase.UNREAD || stored.phase() == Phase.SNAPSHOT_RUNNING) {
            return dropLeftOver(stored, found);
        }
        if (server.standby() && Long.compareUnsigned(server.logEnd(), stored.lsn()) < 0) {
            return Optional.of(new Waiting("the source is in recovery and has come to "
                    + SourcePosition.text(server.logEnd()) + "; waiting until it is where this hub was, at "
                    + SourcePosition.text(stored.lsn()) + ", or takes writes"));
        }
        Optional<String> restored = new SourcePast(connector, server).wentBack(stored);
        if (restored.isPresent()) {
            return Optional.of(restored(stored, server, restored.get()));
        }
        if (found.isEmpty()) {
            return Optional.of(gap(stored, server, "is gone"));
        }
        if (found.get().lost()) {
            return Optional.of(
                    gap(stored, server, "was invalidated because it held back too much (max_slot_wal_keep_size)"));
        }
        if (Long.compareUnsigned(found.get().confirmed(), stored.lsn()) > 0) {
            return Optional.of(gap(
                    stored,
                    server,
                    "stands at " + SourcePosition.text(found.get().confirmed()) + ": somebody else moved it or"
                            + " made it anew"));
        }
        if (found.get().active()) {
            return Optional.of(inUse());
        }
        return Optional.empty();
    }

    /** The slot of a snapshot that did not end: the next snapshot needs a slot that begins where it looks. */
    private Optional<Readiness> dropLeftOver(SourcePosition stored, Optional<Slot> found) throws SQLException {
        if (found.isPresent() && found.get().active()) {
            return Optional.of(inUse());
        }
        if (found.isPresent() && stored.slot().equals(connector.slot())) {
            source.dropSlot(connector.slot());
        }
        return Optional.empty();
    }

    private Readiness inUse() {
        return new Waiting("the slot " + connector.slot() + " is still in use; waiting until it is free");
    }

    private Readiness restored(SourcePosition stored, Server server, String how) {
        return new Gap("the source has gone back to an earlier state, as when it is restored from a backup: " + how
                + ", but this hub has stored changes up to " + reached(stored)
                + ": events of what it has lost since then are still here, and what was committed from then until now ("
                + SourcePosition.text(server.logEnd()) + ") may be missing" + remedy());
    }

    private Readiness gap(SourcePosition stored, Server server, String what) {
        return new Gap("the slot " + connector.slot() + " " + what + ", but this hub has stored changes only up to "
                + reached(stored) + ": what was committed from then until now ("
                + SourcePosition.text(server.logEnd()) + ") may be missing" + remedy());
    }

    private static String reached(SourcePosition stored) {
        return SourcePosition.text(stored.lsn())
                + stored.committedAt().map(at -> " (" + at + ")").orElse("");
    }

    private String remedy() {
        return ", so it does not go on by itself. A new snapshot repairs it: send POST /connectors/"
                + connector.name()
                + "/snapshot {\"repair\": true}: then a new slot is made, every table is read, and what"
                + " differs from what is known becomes events; changes in between that left no trace in the rows stay"
                + " unknown";
    }
}
