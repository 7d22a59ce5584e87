package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.store.AppendResult.Appended;
import dev.whence.store.AppendResult.Known;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoreIT {
    private static Database database;
    private static Store store;

    @BeforeAll
    static void open() {
        database = Services.postgres().storeDatabase();
        store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void givesBackWhatWasAppended() {
        Event event = TestEvents.placed(1);
        AppendResult result = store.events().append(List.of(event));
        assertThat(result.entries()).containsExactly(new Appended(event.id(), result.head()));
        RecordedEvent stored = store.reader().find(event.id()).orElseThrow();
        assertThat(CanonicalJson.of(stored.event().data())).isEqualTo(CanonicalJson.of(event.data()));
        assertThat(stored.event())
                .usingRecursiveComparison()
                .ignoringFields("data")
                .isEqualTo(event);
        assertThat(store.events().append(List.of(event)).entries())
                .containsExactly(new Known(event.id(), stored.position()));
    }
}
