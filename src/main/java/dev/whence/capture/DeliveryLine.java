package dev.whence.capture;

import io.debezium.engine.RecordChangeEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Hands deliveries on in their order by a thread of its own, so that the next ones are made ready while one is being
 * stored: one is in hand, one waits. After one that failed no other is handed on. Used by one thread, which also
 * acknowledges what is stored.
 */
final class DeliveryLine implements AutoCloseable {
    private static final int LENGTH = 2;
    private static final long PATIENCE_SECONDS = 4;

    private final Deliverer deliverer;
    private final ExecutorService thread;
    private final Deque<Begun> line = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** @param connector names the thread */
    DeliveryLine(String connector, Deliverer deliverer) {
        this.deliverer = deliverer;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "whence-deliver-" + connector));
    }

    private record Begun(Delivery delivery, CompletableFuture<Void> stored) {}

    /** Tells the source up to which record it may forget. */
    interface Acknowledging {
        void stored(RecordChangeEvent<SourceRecord> record) throws InterruptedException;
    }

    /** Returns when there is room in the line; fails with what an earlier delivery failed with. */
    void add(Delivery delivery, Acknowledging source) throws InterruptedException {
        last = last.thenRunAsync(() -> deliver(delivery), thread);
        line.add(new Begun(delivery, last));
        while (line.size() > LENGTH) {
            settleFirst(source);
        }
    }

    /** Returns when all are stored; fails with what one failed with. */
    void finish(Acknowledging source) throws InterruptedException {
        while (!line.isEmpty()) {
            settleFirst(source);
        }
    }

    private void deliver(Delivery delivery) {
        try {
            deliverer.deliver(delivery.changeSet());
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private void settleFirst(Acknowledging source) throws InterruptedException {
        Begun first = line.element();
        try {
            first.stored().get();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
        line.remove().delivery().discard();
        if (first.delivery().acknowledge().isPresent()) {
            source.stored(first.delivery().acknowledge().get());
        }
    }

    private static InterruptedException failure(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        } else if (cause instanceof Error error) {
            throw error;
        }
        return (InterruptedException) cause;
    }

    /** Lets what is in hand be stored, unless that takes long, and forgets what waits. Nothing is handed on afterwards. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
                thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        line.forEach(begun -> begun.delivery().discard());
    }
}
