package dev.whence.capture;

import dev.whence.capture.SourceDatabase.Publication;
import dev.whence.capture.SourceDatabase.Server;
import dev.whence.capture.SourceDatabase.Table;
import dev.whence.event.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a source is as a connector needs it. Looks only at the facts and changes nothing. */
final class SourceCheck {
    private static final int OLDEST = 100_000;
    private static final int FIRST_WITH_MARKS = 140_000;

    private final ConnectorFile connector;
    private final SourceUse use;
    private final SourceFacts facts;

    SourceCheck(ConnectorFile connector, SourceUse use, SourceFacts facts) {
        this.connector = connector;
        this.use = use;
        this.facts = facts;
    }

    List<Finding> server() {
        List<Finding> findings = new ArrayList<>();
        Server server = facts.server();
        findings.add(version(server));
        findings.add(
                server.walLevel().equals("logical")
                        ? Finding.ok("wal_level", "wal_level is logical")
                        : Finding.fail(
                                "wal_level",
                                "wal_level is " + server.walLevel() + " but must be logical",
                                "run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL"));
        findings.add(
                server.mayReplicate()
                        ? Finding.ok("replication", "the user " + connector.user() + " may replicate")
                        : Finding.fail(
                                "replication",
                                "the user " + connector.user() + " must not replicate",
                                "run ALTER ROLE \"" + connector.user()
                                        + "\" REPLICATION (on a managed server, grant its replication role)"));
        return findings;
    }

    private static Finding version(Server server) {
        String version = "PostgreSQL " + server.version() / 10_000 + (server.standby() ? ", a standby" : "");
        if (server.version() < OLDEST) {
            return Finding.fail("version", version + " has no logical replication of this kind", "use 14 or newer");
        }
        return server.version() < FIRST_WITH_MARKS || server.standby()
                ? Finding.warn("version", version, "snapshots on demand need PostgreSQL 14 or newer, not a standby")
                : Finding.ok("version", version);
    }

    List<Finding> tables() {
        List<Finding> findings = new ArrayList<>();
        if (connector.tables().isEmpty()) {
            findings.add(Finding.fail(
                    "tables", "no table is to be captured", "name them under 'tables' or in the mapping pack"));
        } else if (facts.present(connector).isEmpty()) {
            findings.add(Finding.fail(
                    "tables",
                    "the database " + connector.database() + " has none of the tables that are to be captured",
                    "correct 'database' or 'tables' of the connector"));
        }
        for (String name : connector.tables()) {
            findings.add(table(name, Optional.ofNullable(facts.tables().get(name))));
        }
        return findings;
    }

    private Finding table(String name, Optional<Table> found) {
        Optional<TableUse> used = use.table(name);
        if (found.isEmpty()) {
            String place = used.map(u -> u.place() + ": ").orElse("");
            return used.filter(TableUse::optional).isPresent()
                    ? Finding.ok(name, "is not there, and need not be (optional)")
                    : new Finding(
                            Finding.Level.FAIL,
                            name,
                            place + "there is no table " + name + " in the database " + connector.database()
                                    + NearestName.hint(name, facts.tables().keySet()),
                            "");
        }
        Table table = found.get();
        if (!table.readable()) {
            return Finding.fail(
                    name,
                    "the table " + name + " must not be read",
                    "run GRANT SELECT ON " + PublicationSql.quoted(name) + " TO \"" + connector.user() + "\"");
        }
        if (table.identity().isPresent() && table.identity().get().isEmpty()) {
            return Finding.fail(
                    name,
                    "the table " + name
                            + " has no primary key, and publishing it would make its updates and deletes fail",
                    "give it a primary key, or leave it out");
        }
        return used.flatMap(u -> nameless(name, u, table)).orElseGet(() -> Finding.ok(name, described(table)));
    }

    /** What the log says of a row before its change must name the row as the pack does. */
    private static Optional<Finding> nameless(String name, TableUse used, Table table) {
        Set<String> identity = table.identity().orElse(Set.copyOf(used.key()));
        List<String> missing = used.key().stream()
                .filter(column -> !identity.contains(used.nameAmong(identity, column)))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.fail(
                        name,
                        used.place() + ": the pack names the rows of " + name + " by "
                                + String.join(", ", used.key()) + ", but the log names deleted ones by "
                                + String.join(", ", identity.stream().sorted().toList()),
                        "write `key: ["
                                + String.join(", ", identity.stream().sorted().toList())
                                + "]`, or have the owner run ALTER TABLE " + PublicationSql.quoted(name)
                                + " REPLICA IDENTITY FULL"));
    }

    private static String described(Table table) {
        return table.identity()
                .map(key -> "readable, named by "
                        + String.join(", ", key.stream().sorted().toList()))
                .orElse("readable, replica identity full");
    }

    /** What the pack says against the columns as they are. */
    List<Finding> pack() {
        return use.check(facts.columns()).stream()
                .map(problem -> Finding.fail("pack", problem.toString(), ""))
                .toList();
    }

    /** Publications that exist; one that is missing can be made. */
    Finding publication() {
        String name = connector.publication();
        Optional<Publication> found = facts.publication();
        if (found.filter(Publication::allTables).isPresent()) {
            return Finding.fail(
                    "publication",
                    "the publication " + name
                            + " is FOR ALL TABLES, which can make updates of tables without a key fail",
                    "give the connector a 'publication' of its own, or run DROP PUBLICATION " + name);
        }
        if (found.filter(p -> !p.allOperations()).isPresent()) {
            return Finding.fail(
                    "publication",
                    "the publication " + name + " leaves out some operations",
                    "run ALTER PUBLICATION " + name + " SET (publish = 'insert, update, delete, truncate')");
        }
        List<String> missing = facts.unpublished(connector);
        if (missing.isEmpty()) {
            return Finding.ok("publication", "the publication " + name + " names every table that is captured");
        }
        String statement = PublicationSql.statement(connector, facts, missing);
        return mayPublish(missing)
                ? Finding.ok("publication", "the hub will run " + statement)
                : Finding.fail(
                        "publication",
                        "the user " + connector.user() + " must not make the publication",
                        "somebody who owns the tables must run: " + statement);
    }

    boolean mayPublish(List<String> missing) {
        return !facts.server().standby()
                && (facts.publication().isPresent() || facts.server().mayCreate())
                && missing.stream().allMatch(table -> facts.tables().get(table).owned());
    }
}
