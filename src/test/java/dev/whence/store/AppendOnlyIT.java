package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppendOnlyIT {
    private static TestStore store;

    @BeforeAll
    static void appendEvents() {
        store = new TestStore();
        store.get().events().append(TestEvents.placed(0, 3));
    }

    @AfterEach
    void allIsStillThere() {
        assertThat(store.get().reader().after(0, 10)).hasSize(3);
        assertThat(store.get().hashChain().verify().problem()).isEmpty();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void nobodyMayChangeOrRemoveEvents() {
        for (String table : List.of("event", "event_identity")) {
            everybodyIsRefused("update " + table + " set position = 1 where position = 1");
            everybodyIsRefused("update " + table + " set position = 1 where position = -1");
            everybodyIsRefused("delete from " + table);
            everybodyIsRefused("truncate " + table);
            everybodyIsRefused("truncate " + table + " cascade");
            everybodyIsRefused("drop table " + table);
        }
    }

    @Test
    void anOwnerWhoGrantsHimselfTheRightIsRefusedByTheTriggers() {
        String grant = "grant update, delete, truncate on event, event_identity to current_user;";
        refused(store.database.user(), grant + "update event set narrative = 'x'", "append-only");
        refused(store.database.user(), grant + "delete from event", "append-only");
        refused(store.database.user(), grant + "truncate event cascade", "");
        refused(store.database.user(), grant + "delete from event_identity", "append-only");
        refused(
                store.database.user(),
                grant
                        + "insert into event select * from event on conflict (position, occurred_at) do update set id = event.id",
                "");
    }

    @Test
    void nobodyGetsAtTheChunks() throws SQLException {
        assertThat(chunks()).isNotEmpty();
        for (String chunk : chunks()) {
            everybodyIsRefused("update " + chunk + " set narrative = 'x'");
            everybodyIsRefused("delete from " + chunk);
            everybodyIsRefused("truncate " + chunk);
            everybodyIsRefused("truncate " + chunk + " cascade");
            everybodyIsRefused("drop table " + chunk);
            everybodyIsRefused("alter table " + chunk + " disable trigger user");
            String grant = "grant update, delete, truncate on " + chunk + " to current_user;";
            refused(store.database.user(), grant + "update " + chunk + " set narrative = 'x'", "append-only");
            refused(store.database.user(), grant + "delete from " + chunk, "append-only");
            refused(store.database.user(), grant + "truncate " + chunk, "referenced");
            refused(store.database.user(), grant + "truncate " + chunk + " cascade", "");
        }
        everybodyIsRefused("select drop_chunks('event', older_than => now())");
    }

    @Test
    void theHeadOnlyMovesForward() {
        everybodyIsRefused("update event_head set position = 0");
        everybodyIsRefused("delete from event_head");
        everybodyIsRefused("truncate event_head");
    }

    @Test
    void theHeadCannotBeMovedByOtherMeansEither() {
        everybodyIsRefused("update event_head set position = position - 1");
        everybodyIsRefused("insert into event_head (only_one, position, hash) values (false, 9, '')");
        everybodyIsRefused("drop table event_head");
    }

    @Test
    void whatKeepsEventsFromBeingDroppedStays() {
        everybodyIsRefused("insert into event_guard (id) select id from event_identity limit 1");
        everybodyIsRefused("truncate event_guard");
        everybodyIsRefused("alter table event disable trigger user");
        everybodyIsRefused("alter table event_identity drop column content_hash, drop column nothing");
        everybodyIsRefused("merge into event using (select 1) as one on true when matched then delete");
        everybodyIsRefused("copy event from program 'true'");
        everybodyIsRefused("select drop_chunks('event', newer_than => timestamptz '0001-01-01')");
        everybodyIsRefused("with gone as (delete from event returning *) select * from gone");
    }

    @Test
    void theReaderMayOnlyRead() {
        refused(store.settings().reader(), "insert into subscription (name, position) values ('x', 1)", "denied");
        refused(store.settings().reader(), "create table mine (x int)", "denied");
        refused(store.settings().writer(), "create table mine (x int)", "denied");
        refused(store.settings().writer(), "delete from dead_letter", "denied");
    }

    private static void everybodyIsRefused(String sql) {
        store.roles().forEach(role -> refused(role, sql, ""));
    }

    private static void refused(String role, String sql, String because) {
        assertThatThrownBy(() -> store.as(role, sql))
                .as(role + ": " + sql)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(because);
    }

    private static List<String> chunks() throws SQLException {
        List<String> chunks = new ArrayList<>();
        try (Connection connection = store.database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select show_chunks('event')::text")) {
            while (rows.next()) {
                chunks.add(rows.getString(1));
            }
        }
        return chunks;
    }
}
