package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.capture.RowChange.Kind;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LiveChangesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Database database = Services.postgres().sourceDatabase();
    private final ConnectorFile connector = new ConnectorFile(
            "looked_at",
            database.host(),
            database.port(),
            database.name(),
            database.user(),
            new Secret(database.password()),
            "disable",
            List.of("item"),
            "any",
            "unused",
            "whence_look",
            ZoneOffset.UTC,
            Duration.ofSeconds(5),
            SlotAlarm.DEFAULT,
            500,
            1000,
            1000);

    private List<Transaction> seen(LiveChanges live, int count) {
        List<Transaction> seen = new ArrayList<>();
        Awaitility.await().atMost(SOON).until(() -> seen.addAll(live.next()) && seen.size() >= count);
        return seen;
    }

    @Test
    void givesEachTransactionWithWholeRowsBeforeAndLeavesNothingBehind() throws SQLException {
        database.execute("create table item (id int primary key, name text, body text);"
                + "alter table item alter body set storage external;"
                + "insert into item select n, 'old ' || n, repeat('x', 9000) from generate_series(1, 3) n;"
                + "create publication whence_look for table item");
        try (LiveChanges live = LiveChanges.listen(connector)) {
            database.execute("update item set name = 'a' where id = 1; update item set name = 'b' where id = 1;"
                    + " update item set id = 20, name = 'c' where id = 2; delete from item where id = 3");
            Transaction transaction = seen(live, 1).get(0);
            assertThat(transaction.changes())
                    .extracting(
                            change -> change.before().map(row -> row.get("name").orElseThrow()))
                    .containsExactly(
                            Optional.of("old 1"), Optional.of("a"), Optional.of("old 2"), Optional.of("old 3"));
            assertThat(transaction.changes().get(1).after().orElseThrow().get("body"))
                    .contains("x".repeat(9000));
            assertThat(transaction.changes().get(2).before().orElseThrow().get("id"))
                    .contains(2L);
            assertThat(live.before().with("item", List.of("id"), List.of(List.of("2"), List.of("20"))))
                    .as("the source as it was before")
                    .extracting(row -> row.get("id").orElseThrow())
                    .containsExactly(2L);
        }
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        count("pg_replication_slots where database = current_database()"))
                .isZero());
        assertThat(count("pg_publication")).isEqualTo(1);
    }

    @Test
    void aRowOfAnEarlierLookIsKnownAsItWasLeft() {
        database.execute("create table item (id int primary key, name text); insert into item values (1, 'first');"
                + "create publication whence_look for table item");
        try (LiveChanges live = LiveChanges.listen(connector)) {
            List<String> before = new ArrayList<>();
            for (String name : List.of("second", "third", "fourth")) {
                database.execute("update item set name = '%s'".formatted(name));
                seen(live, 1).forEach(committed -> committed
                        .changes()
                        .forEach(change -> before.add(change.before()
                                .orElseThrow()
                                .get("name")
                                .orElseThrow()
                                .toString())));
            }
            assertThat(before).containsExactly("first", "second", "third");
        }
    }

    @Test
    void aTableThatGetsColumnsEndsIt() {
        database.execute(
                "create table item (id int primary key, name text);" + "create publication whence_look for table item");
        try (LiveChanges live = LiveChanges.listen(connector)) {
            database.execute("insert into item values (1, 'plain')");
            seen(live, 1);
            database.execute("truncate item");
            assertThat(seen(live, 1).get(0).changes())
                    .extracting(RowChange::kind)
                    .containsExactly(Kind.TRUNCATE);
            database.execute("alter table item add price numeric; insert into item values (2, 'dear', 9.50)");
            assertThatThrownBy(() -> seen(live, 1)).hasMessageContaining("item has got other columns meanwhile");
        }
    }

    @Test
    void aMissingPublicationIsAnsweredWithItsStatementAndNotMade() throws SQLException {
        database.execute("create table item (id int primary key)");
        assertThatThrownBy(() -> LiveChanges.listen(connector))
                .hasMessageContaining("CREATE PUBLICATION whence_look FOR TABLE \"public\".\"item\"");
        assertThat(count("pg_publication")).isZero();
    }

    @Test
    void aKeyThatTheColumnCannotHoldIsInNoRow() {
        database.execute("create table item (id int primary key); insert into item values (7)");
        try (SourceRows rows = SourceRows.open(connector)) {
            assertThat(rows.with("item", List.of("id"), List.of(List.of("seven"), List.of("7"))))
                    .extracting(Row::values)
                    .containsExactly(Map.of("id", 7L));
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
