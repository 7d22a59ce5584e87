package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.capture.CaptureStatus;
import dev.whence.event.Event;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done to whichever tables, the rows that the events carry are in the end those of the source; and a
 * transaction that is taken for too large for memory gives the same events, in the same order, as one that is not.
 * {@code -Dwhence.tries=100} tries more, {@code -Dwhence.seed=7} begins with another.
 */
class RandomTablesIT {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        long first = Long.getLong("whence.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("whence.tries", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void foldingTheEventsGivesTheTablesOfTheSource(long seed) throws Exception {
        Random random = new Random(seed);
        boolean reloads = seed % 2 == 0;
        RandomTables tables = new RandomTables(random);
        RandomTransactions transactions = new RandomTransactions(tables, random, reloads);
        Database source = Services.postgres().sourceDatabase();
        Database store = Services.postgres().storeDatabase();
        source.execute(tables.ddl() + "create table marks (k bigint primary key)");
        try (Connection connection = source.connect()) {
            transactions.run(connection, 10);
            try (CaptureOnly hub = CaptureOnly.start(home(tables, source), store)) {
                await().atMost(LONG).until(() -> hub.statuses().stream()
                        .allMatch(status -> status.state() == CaptureStatus.State.STREAMING));
                transactions.run(connection, 60);
                source.execute("insert into marks values (1)");
                await().atMost(LONG)
                        .until(() -> events(hub, "whole").stream().anyMatch(RandomTablesIT::isMark)
                                && events(hub, "pieces").stream().anyMatch(RandomTablesIT::isMark));
                Map<String, String> rows = RowsOfTables.inSource(connection, tables);
                List<Event> whole = events(hub, "whole");
                List<Event> pieces = events(hub, "pieces");
                assertThat(folded(whole)).isEqualTo(rows);
                assertThat(folded(pieces)).isEqualTo(rows);
                if (!reloads) {
                    assertThat(pieces)
                            .extracting(RandomTablesIT::said)
                            .isEqualTo(whole.stream().map(RandomTablesIT::said).toList());
                }
            }
        } finally {
            Services.postgres().drop(store);
            Services.postgres().drop(source);
        }
    }

    private HubHome home(RandomTables tables, Database source) {
        HubHome home = HubHome.in(folder)
                .write("vocabulary/" + RandomTables.SET + ".json", RandomTables.vocabulary(RandomTables.SET))
                .write("vocabulary/" + RandomTables.REMOVED + ".json", RandomTables.vocabulary(RandomTables.REMOVED))
                .write("mappings/random.yaml", tables.pack())
                .write("source.password", source.password());
        connector(home, source, "whole", 20_000);
        return connector(home, source, "pieces", 3);
    }

    private static HubHome connector(HubHome home, Database source, String name, int memory) {
        return home.write(
                "connectors/" + name + ".yaml",
                """
                name: %s
                host: %s
                port: %d
                database: %s
                user: %s
                password: ${file:../source.password}
                slot: %s_%1$s
                mapping: random
                memory: %d
                """
                        .formatted(
                                name,
                                source.host(),
                                source.port(),
                                source.name(),
                                source.user(),
                                source.name(),
                                memory));
    }

    private static List<Event> events(CaptureOnly hub, String connector) {
        return hub.store().reader().after(0, Integer.MAX_VALUE).stream()
                .map(recorded -> recorded.event())
                .filter(event -> event.source().equals(connector))
                .toList();
    }

    private static Map<String, String> folded(List<Event> events) {
        return RowsOfTables.folded(
                events.stream().filter(event -> !isMark(event)).toList());
    }

    private static boolean isMark(Event event) {
        return event.subject().type().equals("marks");
    }

    private static String said(Event event) {
        return String.join(
                " ",
                event.type().value(),
                event.subject().toString(),
                event.occurredAt().toString(),
                event.sourcePosition(),
                event.data().toString());
    }
}
