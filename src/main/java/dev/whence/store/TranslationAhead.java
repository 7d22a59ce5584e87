package dev.whence.store;

import dev.whence.capture.Transaction;
import dev.whence.mapping.Translation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Translates many transactions slice by slice, each while the one before is being written. Used by one thread at a time,
 * and has another one of its own.
 */
final class TranslationAhead implements AutoCloseable {
    private static final int CHANGES = 500;

    private final ThreadPoolExecutor thread;

    /** @param connector names the thread */
    TranslationAhead(String connector) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "whence-" + connector));
        thread.allowCoreThreadTimeOut(true);
    }

    /** Translates the next slice. Called in their order, not always by the same thread. */
    interface Translating extends Function<List<Transaction>, Translation> {}

    /** Writes what a slice means. Called in their order, by the caller's thread. */
    interface Writing {
        Stored write(Translation translation, List<Transaction> slice) throws SQLException;
    }

    /** Whole transactions, in their order, cut into pieces that are worth it. */
    static List<List<Transaction>> slices(List<Transaction> transactions) {
        List<List<Transaction>> slices = new ArrayList<>();
        int changes = CHANGES;
        for (Transaction transaction : transactions) {
            if (changes >= CHANGES) {
                slices.add(new ArrayList<>());
                changes = 0;
            }
            slices.get(slices.size() - 1).add(transaction);
            changes += transaction.changes().size();
        }
        return slices;
    }

    /** When it returns or fails, nothing is being translated any more. */
    Stored store(List<List<Transaction>> slices, Translating translating, Writing writing) throws SQLException {
        Stored stored = Stored.NOTHING;
        CompletableFuture<Translation> next = CompletableFuture.completedFuture(translating.apply(slices.get(0)));
        try {
            for (int i = 0; i < slices.size(); i++) {
                Translation translation = result(next);
                if (i + 1 < slices.size()) {
                    List<Transaction> ahead = slices.get(i + 1);
                    next = CompletableFuture.supplyAsync(() -> translating.apply(ahead), thread);
                }
                stored = stored.plus(writing.write(translation, slices.get(i)));
            }
            return stored;
        } finally {
            next.handle((translation, failure) -> true).join();
        }
    }

    private static Translation result(CompletableFuture<Translation> translated) {
        try {
            return translated.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
