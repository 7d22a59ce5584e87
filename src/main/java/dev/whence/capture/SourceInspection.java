package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Server;
import dev.whence.capture.SourceDatabase.Slot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Looks at everything that a connector needs of its source, and changes nothing. */
public final class SourceInspection {
    private SourceInspection() {}

    /**
     * All that was looked at, bad and good, in the order in which it is to be mended.
     *
     * @param connector whose tables are named
     */
    public static List<Finding> inspect(ConnectorFile connector, SourceUse use) {
        String where = connector.host() + ":" + connector.port() + "/" + connector.database();
        try (SourceDatabase source = SourceDatabase.open(connector)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok("connection", where + " lets the user " + connector.user() + " in"));
            SourceFacts facts = SourceFacts.read(source, connector);
            SourceCheck check = new SourceCheck(connector, use, facts);
            findings.addAll(check.server());
            findings.addAll(room(facts));
            findings.addAll(check.tables());
            List<Finding> pack = check.pack();
            findings.addAll(
                    pack.isEmpty()
                            ? List.of(Finding.ok("pack", "mappings/" + connector.mapping() + " fits the columns"))
                            : pack);
            findings.add(check.publication());
            findings.add(slot(connector, source, facts));
            return findings;
        } catch (SQLException e) {
            return List.of(
                    Finding.fail("connection", SourceFailure.of(e, connector).sentence(), ""));
        }
    }

    /** Whether there is room for what a connector takes, and an end to what it may hold back. */
    private static List<Finding> room(SourceFacts facts) {
        Server server = facts.server();
        List<Finding> findings = new ArrayList<>();
        boolean inUse = facts.slot().isPresent();
        findings.add(
                inUse || server.freeSlots() > 0
                        ? Finding.ok("slots", server.freeSlots() + " of max_replication_slots are free")
                        : Finding.fail(
                                "slots",
                                "no replication slot is free",
                                "run ALTER SYSTEM SET max_replication_slots = ... and restart PostgreSQL, or drop a slot"
                                        + " that nobody needs"));
        findings.add(
                server.freeSenders() > 0 || facts.slot().filter(Slot::active).isPresent()
                        ? Finding.ok("senders", server.freeSenders() + " of max_wal_senders are free")
                        : Finding.fail(
                                "senders",
                                "no WAL sender is free",
                                "run ALTER SYSTEM SET max_wal_senders = ... and restart PostgreSQL"));
        findings.add(
                server.slotKeeps().equals("-1")
                        ? Finding.warn(
                                "slot size",
                                "max_slot_wal_keep_size has no limit: a hub that is away fills the disk in the end",
                                "run ALTER SYSTEM SET max_slot_wal_keep_size = '50GB' (what the disk can spare), then"
                                        + " SELECT pg_reload_conf()")
                        : Finding.ok("slot size", "max_slot_wal_keep_size is " + server.slotKeeps()));
        return findings;
    }

    private static Finding slot(ConnectorFile connector, SourceDatabase source, SourceFacts facts) throws SQLException {
        String name = connector.slot();
        if (facts.slot().isEmpty()) {
            return Finding.ok("slot", "the hub will make the slot " + name);
        }
        Slot slot = facts.slot().get();
        if (slot.lost()) {
            return Finding.fail(
                    "slot",
                    "the slot " + name + " was invalidated because it held back too much",
                    "start the hub, then send POST /connectors/" + connector.name() + "/snapshot {\"repair\": true}");
        }
        if (!slot.plugin().equals("pgoutput") || !slot.database().equals(connector.database())) {
            return Finding.fail(
                    "slot",
                    "the slot " + name + " belongs to " + slot.plugin() + " in the database " + slot.database(),
                    "give this connector another 'slot'");
        }
        OptionalLong lag = source.lag(name);
        String holds = lag.isPresent() ? ", holds back " + lag.getAsLong() / 1024 + " kB of the log" : "";
        return slot.active()
                ? Finding.ok("slot", "the slot " + name + " is being read" + holds)
                : Finding.warn(
                        "slot",
                        "nobody reads the slot " + name + holds,
                        "start the hub, or run SELECT pg_drop_replication_slot('" + name + "') if none uses it");
    }
}
