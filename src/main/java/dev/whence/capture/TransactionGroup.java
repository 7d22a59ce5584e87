package dev.whence.capture;

import java.util.ArrayList;
import java.util.List;

/** Whole transactions that are handed on together. Not thread-safe. */
final class TransactionGroup {
    private final int mostChanges;
    private final long mostBytes;
    private final List<Transaction> transactions = new ArrayList<>();
    private int changes;
    private long bytes;

    TransactionGroup(int mostChanges, long mostBytes) {
        this.mostChanges = mostChanges;
        this.mostBytes = mostBytes;
    }

    /** Whether one more is within the bounds; the first always is, however large. */
    boolean hasRoomFor(Transaction transaction) {
        return isEmpty() || changes + transaction.changes().size() <= mostChanges;
    }

    /** @param size of its changes, in bytes */
    void add(Transaction transaction, long size) {
        transactions.add(transaction);
        changes += transaction.changes().size();
        bytes += size;
    }

    boolean isEmpty() {
        return transactions.isEmpty();
    }

    boolean isFull() {
        return changes >= mostChanges || bytes > mostBytes;
    }

    /** The transactions, in their order; afterwards there are none. */
    List<Transaction> take() {
        List<Transaction> taken = List.copyOf(transactions);
        transactions.clear();
        changes = 0;
        bytes = 0;
        return taken;
    }
}
