package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import dev.whence.event.WhenceException.Category;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SchemaIT {
    @Test
    void openingAStoreAgainChangesNothing() {
        try (TestStore store = new TestStore()) {
            store.get().events().append(TestEvents.placed(0, 1));
            try (Store again = store.another()) {
                assertThat(again.reader().head()).isEqualTo(1);
                assertThat(again.events().append(TestEvents.placed(1, 2)).appended())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void twoStoresShareAServerAndOneOwnerMayHaveTwo() {
        try (TestStore one = new TestStore();
                TestStore other = new TestStore()) {
            one.get().events().append(TestEvents.placed(0, 1));
            assertThat(other.get().reader().head()).isZero();
            Database admin = Services.postgres().admin();
            Database second = new Database(
                    admin.host(),
                    admin.port(),
                    one.database.name() + "_2",
                    one.database.user(),
                    one.database.password());
            admin.execute("create database " + second.name() + " owner " + second.user());
            new Database(admin.host(), admin.port(), second.name(), admin.user(), admin.password())
                    .execute("create extension timescaledb; create extension vector");
            try (Store twin = open(second)) {
                assertThat(twin.events().append(TestEvents.placed(0, 1)).appended())
                        .isEqualTo(1);
            } finally {
                Services.postgres().drop(second);
            }
        }
    }

    @Test
    void whereASuperuserMigratesEvenDroppingTheEventsIsRefused() throws SQLException {
        Database plain = Services.postgres().sourceDatabase();
        Database admin = Services.postgres().admin();
        Database database = new Database(plain.host(), plain.port(), plain.name(), admin.user(), admin.password());
        try (Store store = open(database);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            store.events().append(TestEvents.placed(0, 1));
            for (String sql : List.of(
                    "drop table event cascade",
                    "drop table event_identity cascade",
                    "drop trigger event_rows_are_final on event",
                    "drop table event_guard")) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
            }
            assertThat(store.reader().after(0, 10)).hasSize(1);
        } finally {
            Services.postgres().drop(plain);
        }
    }

    @Test
    void aDatabaseWithoutTheExtensionsIsRefusedWithWhatToDo() {
        Database database = Services.postgres().sourceDatabase();
        refused(() -> open(database), Category.CONFIG, "create extension vector");
        Services.postgres().drop(database);
    }

    @Test
    void anOwnerWhoMayNotMakeRolesIsToldWhatToAskFor() {
        Database database = Services.postgres().storeDatabase();
        Services.postgres().admin().execute("alter role " + database.user() + " nocreaterole");
        refused(() -> open(database), Category.CONFIG, "create role");
        Services.postgres().drop(database);
    }

    @Test
    void aServerThatDoesNotAnswerIsWaitedFor() {
        refused(
                () -> Store.open(StoreSettings.of("jdbc:postgresql://127.0.0.1:1/whence", "whence", "x")),
                Category.RETRYABLE,
                "Is PostgreSQL running");
    }

    @Test
    void aWrongPasswordOrDatabaseIsAConfigurationMistake() {
        Database database = Services.postgres().storeDatabase();
        refused(
                () -> Store.open(StoreSettings.of(database.url() + "_no", database.user(), database.password())),
                Category.CONFIG,
                "whence.store.url");
        refused(
                () -> Store.open(StoreSettings.of(database.url(), "nobody_here", "x")),
                Category.CONFIG,
                "whence.store.user");
        Services.postgres().drop(database);
    }

    private static Store open(Database database) {
        return Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
    }

    private static void refused(ThrowingCallable opening, Category category, String hint) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(WhenceException.class, e -> {
            assertThat(e.category()).isEqualTo(category);
            assertThat(e.getMessage()).contains(hint);
        });
    }
}
