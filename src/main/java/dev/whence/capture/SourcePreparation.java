package dev.whence.capture;

import dev.whence.capture.Readiness.Gap;
import dev.whence.capture.Readiness.Ready;
import dev.whence.capture.Readiness.Refused;
import dev.whence.capture.Readiness.Waiting;
import dev.whence.capture.SourceDatabase.Server;
import dev.whence.capture.SourceDatabase.Slot;
import dev.whence.capture.SourceDatabase.Table;
import dev.whence.capture.SourcePosition.Phase;
import dev.whence.event.NearestName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks a source before it is read, and makes the publication if that is allowed. It never publishes all tables, never
 * changes a replica identity, never drops a slot that this connector did not make, and leaves alone what others have
 * put into the publication.
 */
final class SourcePreparation {
    private final ConnectorFile connector;
    private final SourceDatabase source;

    SourcePreparation(ConnectorFile connector, SourceDatabase source) {
        this.connector = connector;
        this.source = source;
    }

    /** @param stored what the last stored offset says */
    Readiness prepare(SourcePosition stored) throws SQLException {
        if (!source.fence(connector.slot())) {
            return new Waiting("another hub reads the slot " + connector.slot() + "; this one waits until it stops");
        }
        Server server = source.server();
        Map<String, Table> tables =
                source.tables().stream().collect(Collectors.toMap(Table::name, Function.identity(), (a, b) -> a));
        List<String> problems = new ArrayList<>();
        checkServer(server, problems);
        checkTables(tables, problems);
        if (problems.isEmpty()) {
            publish(server, tables).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return new Refused(String.join("; ", problems));
        }
        Optional<Readiness> obstacle = slot(stored);
        return obstacle.isPresent()
                ? obstacle.get()
                : new Ready(stored, new SourceCatalog(identities(tables), source.decimalTypes()), server);
    }

    private void checkServer(Server server, List<String> problems) {
        if (!server.walLevel().equals("logical")) {
            problems.add("wal_level is " + server.walLevel() + " but must be logical: run ALTER SYSTEM SET wal_level ="
                    + " 'logical' and restart PostgreSQL");
        }
        if (!server.mayReplicate()) {
            problems.add("the user " + connector.user() + " must not replicate: run ALTER ROLE \"" + connector.user()
                    + "\" REPLICATION (on a managed server, grant its replication role)");
        }
    }

    private void checkTables(Map<String, Table> tables, List<String> problems) {
        if (connector.tables().isEmpty()) {
            problems.add("no table is to be captured: name them under 'tables' or in the mapping pack");
        }
        for (String name : connector.tables()) {
            Table table = tables.get(name);
            if (table == null) {
                problems.add("there is no table " + name + " in the database " + connector.database()
                        + NearestName.hint(name, tables.keySet()));
            } else if (!table.readable()) {
                problems.add("the table " + name + " must not be read: run GRANT SELECT ON " + name + " TO \""
                        + connector.user() + "\"");
            } else if (table.identity().isPresent() && table.identity().get().isEmpty()) {
                problems.add("the table " + name + " has no primary key, and publishing it would make its updates and"
                        + " deletes fail: give it a primary key, or leave it out");
            }
        }
    }

    /** Makes the publication say what it must; a sentence if that cannot be done. */
    private Optional<String> publish(Server server, Map<String, Table> tables) throws SQLException {
        String name = connector.publication();
        Optional<SourceDatabase.Publication> found = source.publication(name);
        if (found.isPresent() && found.get().allTables()) {
            return Optional.of("the publication " + name + " is FOR ALL TABLES, which can make updates of tables"
                    + " without a key fail: give the connector a 'publication' of its own, or run DROP PUBLICATION "
                    + name);
        }
        if (found.isPresent() && !found.get().allOperations()) {
            return Optional.of("the publication " + name + " leaves out some operations: run ALTER PUBLICATION " + name
                    + " SET (publish = 'insert, update, delete, truncate')");
        }
        Set<String> published = found.map(SourceDatabase.Publication::tables).orElse(Set.of());
        List<String> missing = connector.tables().stream()
                .filter(table -> !published.contains(table.contains(".") ? table : "public." + table))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String statement = (found.isPresent()
                        ? "ALTER PUBLICATION " + name + " ADD TABLE "
                        : "CREATE PUBLICATION " + name + " FOR TABLE ")
                + tableList(missing);
        boolean allowed = !server.standby()
                && (found.isPresent() || server.mayCreate())
                && missing.stream().allMatch(table -> tables.get(table).owned());
        if (allowed) {
            source.execute(statement);
            return Optional.empty();
        }
        return Optional.of("the user " + connector.user()
                + " must not make the publication; somebody who owns the tables must run: " + statement);
    }

    private static String tableList(List<String> tables) throws SQLException {
        List<String> quoted = new ArrayList<>();
        for (String table : tables) {
            int dot = table.indexOf('.');
            String schema = dot < 0 ? "public" : table.substring(0, dot);
            quoted.add(SourceDatabase.quoted(schema) + "." + SourceDatabase.quoted(table.substring(dot + 1)));
        }
        return String.join(", ", quoted);
    }

    /** What stands in the way of using the slot; empty if nothing does. */
    private Optional<Readiness> slot(SourcePosition stored) throws SQLException {
        Optional<Slot> found = source.slot(connector.slot());
        if (stored.phase() == Phase.UNREAD && found.isPresent()) {
            return Optional.of(new Refused("the slot " + connector.slot() + " is there already, but this hub's store"
                    + " knows nothing of it: if no other hub uses it, run SELECT pg_drop_replication_slot('"
                    + connector.slot() + "'); else give this connector another 'slot'"));
        }
        if (stored.phase() == Phase.UNREAD || stored.phase() == Phase.SNAPSHOT_RUNNING) {
            return dropLeftOver(stored, found);
        }
        if (found.isEmpty()) {
            return Optional.of(gap(stored, "is gone"));
        }
        if (found.get().lost()) {
            return Optional.of(gap(stored, "was invalidated because it held back too much (max_slot_wal_keep_size)"));
        }
        if (Long.compareUnsigned(found.get().confirmed(), stored.lsn()) > 0) {
            return Optional.of(gap(
                    stored,
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

    private Readiness gap(SourcePosition stored, String what) throws SQLException {
        String when = stored.committedAt().map(at -> " (" + at + ")").orElse("");
        return new Gap("the slot " + connector.slot() + " " + what + ", but this hub has stored changes only up to "
                + SourcePosition.text(stored.lsn()) + when + ": what was committed from then until now ("
                + source.logEnd()
                + ") may be missing, so it does not go on by itself. A new snapshot repairs it: send POST /connectors/"
                + connector.name()
                + "/snapshot {\"repair\": true}: then a new slot is made, every table is read, and what"
                + " differs from what is known becomes events; changes in between that left no trace in the rows stay"
                + " unknown");
    }

    private Map<String, Set<String>> identities(Map<String, Table> tables) {
        Map<String, Set<String>> identities = new LinkedHashMap<>();
        for (String name : connector.tables()) {
            tables.get(name).identity().ifPresent(columns -> identities.put(name, columns));
        }
        return identities;
    }
}
