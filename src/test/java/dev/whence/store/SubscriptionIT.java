package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.RecordedEvent;
import dev.whence.mapping.MappedEvent;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionIT {
    private static final int WRITERS = 4;
    private static final int BATCHES = 40;
    private static final int BATCH = 5;

    private TestStore store;
    private ExecutorService threads;

    @BeforeEach
    void open() {
        store = new TestStore();
        threads = Executors.newCachedThreadPool();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    @Test
    void aSubscriberMissesNothingWhileManyWriteAndSomeAbort() throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer * BATCHES * BATCH;
            writers.add(threads.submit(() -> {
                for (int batch = 0; batch < BATCHES; batch++) {
                    int from = first + batch * BATCH;
                    if (batch % 4 == 1) {
                        appendAndAbort(from + 100_000);
                    }
                    store.get().events().append(TestEvents.placed(from, from + BATCH));
                }
                return null;
            }));
        }
        Future<List<Long>> seen = threads.submit(() -> follow(WRITERS * BATCHES * BATCH));
        for (Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertThat(seen.get(60, TimeUnit.SECONDS))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, WRITERS * BATCHES * BATCH)
                        .boxed()
                        .toList());
        assertThat(store.get().hashChain().verify().problem()).isEmpty();
    }

    @Test
    void aSubscriberIsWokenAtOnce() throws Exception {
        Future<Boolean> woken = threads.submit(() -> store.get().watcher().awaitBeyond(0, Duration.ofSeconds(30)));
        store.get().events().append(TestEvents.placed(0, 1));
        assertThat(woken.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(store.get().watcher().awaitBeyond(0, Duration.ZERO)).isTrue();
        assertThat(store.get().watcher().awaitBeyond(1, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void aNotificationThatWasLostIsMadeUpForByPolling() throws Exception {
        store.get().events().append(TestEvents.placed(0, 1));
        assertThat(store.get().watcher().awaitBeyond(0, Duration.ofSeconds(5))).isTrue();
        store.asSuperuser("update event_head set position = 7");
        assertThat(store.get().watcher().awaitBeyond(6, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void theWatcherComesBackAfterItsConnectionWasCut() throws Exception {
        store.get().events().append(TestEvents.placed(0, 1));
        assertThat(store.get().watcher().awaitBeyond(0, Duration.ofSeconds(5))).isTrue();
        store.asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity "
                + "where application_name = 'whence: listen for events' and datname = current_database()");
        store.get().events().append(TestEvents.placed(1, 2));
        assertThat(store.get().watcher().awaitBeyond(1, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void checkpointsAreKept() {
        assertThat(store.get().checkpoints().load("relay")).isZero();
        store.get().checkpoints().save("relay", 41);
        store.get().checkpoints().save("relay", 42);
        assertThat(store.get().checkpoints().load("relay")).isEqualTo(42);
    }

    private List<Long> follow(int until) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        long position = 0;
        while (position < until) {
            store.get().watcher().awaitBeyond(position, Duration.ofMillis(100));
            for (RecordedEvent event : store.get().reader().after(position, 7)) {
                seen.add(event.position());
                position = event.position();
            }
        }
        return seen;
    }

    /** What a hub does that is killed in the middle of a transaction. */
    private void appendAndAbort(int from) throws Exception {
        List<Prepared> batch = TestEvents.placed(from, from + BATCH).stream()
                .map(event -> Prepared.of(new MappedEvent(event, Optional.empty())))
                .toList();
        try (Connection connection = store.database.connect()) {
            connection.setAutoCommit(false);
            new EventAppender(Clock.systemUTC()).append(connection, batch);
            connection.rollback();
        }
    }
}
