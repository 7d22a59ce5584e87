package dev.whence.store;

import dev.whence.capture.Transaction;
import dev.whence.store.TranslationWriter.Ready;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Translates many transactions slice by slice, some while those before are being written. Used by one thread at a time,
 * and has another one of its own.
 */
final class TranslationAhead implements AutoCloseable {
    private static final int CHANGES = 1_000;
    /** There is nothing to be written before the first slice is there, so the first ones are smaller. */
    private static final int FIRST_CHANGES = CHANGES / 8;

    private static final int SLICES_BEGUN = 3;

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
    interface Translating extends Function<List<Transaction>, Ready> {}

    /** Writes what a slice means. Called in their order, by the caller's thread. */
    interface Writing {
        Stored write(Ready translation, List<Transaction> slice) throws SQLException;
    }

    /** Whole transactions, in their order, cut into pieces that are worth it. */
    static List<List<Transaction>> slices(List<Transaction> transactions) {
        int all = transactions.stream()
                .mapToInt(transaction -> transaction.changes().size())
                .sum();
        List<List<Transaction>> slices = new ArrayList<>();
        int size = all <= CHANGES ? CHANGES : FIRST_CHANGES;
        int room = 0;
        for (Transaction transaction : transactions) {
            if (room <= 0) {
                slices.add(new ArrayList<>());
                room = size;
                size = Math.min(CHANGES, 2 * size);
            }
            slices.get(slices.size() - 1).add(transaction);
            room -= transaction.changes().size();
        }
        return slices;
    }

    /** When it returns or fails, nothing is being translated any more. */
    Stored store(List<List<Transaction>> slices, Translating translating, Writing writing) throws SQLException {
        if (slices.size() == 1) {
            return writing.write(translating.apply(slices.get(0)), slices.get(0));
        }
        Stored stored = Stored.NOTHING;
        Iterator<List<Transaction>> next = slices.iterator();
        Deque<CompletableFuture<Ready>> begun = new ArrayDeque<>();
        try {
            for (List<Transaction> slice : slices) {
                while (next.hasNext() && begun.size() < SLICES_BEGUN) {
                    List<Transaction> ahead = next.next();
                    begun.add(CompletableFuture.supplyAsync(() -> translating.apply(ahead), thread));
                }
                stored = stored.plus(writing.write(result(begun.remove()), slice));
            }
            return stored;
        } finally {
            begun.forEach(
                    translated -> translated.handle((ready, failure) -> true).join());
        }
    }

    private static Ready result(CompletableFuture<Ready> translated) {
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
