package dev.whence.store;

import dev.whence.capture.ChangeSet.Committed;
import dev.whence.capture.Transaction;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.Translation;
import dev.whence.store.ConnectorAppender.Work;
import dev.whence.store.ConnectorState.Phase;
import dev.whence.store.TranslationWriter.Ready;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores what a source's committed transactions mean, those of a change set in one transaction: with the rows that are
 * remembered from earlier ones, and translating some while others are written. Not thread-safe.
 */
final class StreamAppender implements AutoCloseable {
    private final SourceMapping source;
    private final ConnectorSession session;
    private final RowSealer sealer;
    private final Database readers;
    private final TranslationAhead ahead;

    /** @param readers for the rows that are looked up while the writing connection is busy */
    StreamAppender(SourceMapping source, ConnectorSession session, RowSealer sealer, Database readers) {
        this.source = source;
        this.session = session;
        this.sealer = sealer;
        this.readers = readers;
        this.ahead = new TranslationAhead(source.connector());
    }

    Stored append(Committed changeSet, Work work) {
        boolean large = changeSet.transactions().stream().anyMatch(Transaction::isLarge);
        ConnectorSession.Work<Stored> storing = (connection, state) -> {
            List<Transaction> fresh = changeSet.transactions().stream()
                    .filter(transaction -> transaction.position() > state.position())
                    .toList();
            long last = fresh.isEmpty()
                    ? state.position()
                    : fresh.get(fresh.size() - 1).position();
            List<Transaction> sealed = sealer.transactions(connection, fresh);
            Stored stored = large ? parts(connection, state, sealed, work) : slices(connection, state, sealed, work);
            session.save(connection, state.at(changeSet.offset()).at(last));
            return stored;
        };
        String doing = "append a change set";
        return large ? session.write(doing, storing) : session.stream(doing, storing);
    }

    private Stored slices(Connection connection, ConnectorState state, List<Transaction> transactions, Work work)
            throws SQLException {
        List<List<Transaction>> slices = TranslationAhead.slices(transactions);
        if (slices.isEmpty()) {
            return Stored.NOTHING;
        }
        RowImages images = session.images()
                .over(
                        slices.size() == 1
                                ? new PostgresRowImages(connection, work.tables())
                                : new PooledRowImages(readers, work.tables()));
        return ahead.store(
                slices,
                slice -> {
                    Translation translation = source.translator().translate(slice, images);
                    session.images().apply(translation.images());
                    return work.writer().ready(translation);
                },
                (ready, slice) -> write(connection, state, ready, slice, work));
    }

    private Stored parts(Connection connection, ConnectorState state, List<Transaction> transactions, Work work)
            throws SQLException {
        PostgresRowImages images = new PostgresRowImages(connection, work.tables());
        Stored stored = Stored.NOTHING;
        for (List<Transaction> part : inMemory(transactions)) {
            stored = stored.plus(
                    isLarge(part)
                            ? new LargeTransaction(
                                            connection,
                                            work,
                                            source.translator().piecewise(),
                                            part.get(0))
                                    .store(state)
                            : write(
                                    connection,
                                    state,
                                    work.writer().ready(source.translator().translate(part, images)),
                                    part,
                                    work));
        }
        return stored;
    }

    /** In their order: those that fit into memory together, those that are too large alone. */
    private static List<List<Transaction>> inMemory(List<Transaction> transactions) {
        List<List<Transaction>> parts = new ArrayList<>();
        for (Transaction transaction : transactions) {
            boolean apart = parts.isEmpty() || transaction.isLarge() || isLarge(parts.get(parts.size() - 1));
            if (apart) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(transaction);
        }
        return parts;
    }

    private static boolean isLarge(List<Transaction> part) {
        return part.get(0).isLarge();
    }

    private static Stored write(
            Connection connection, ConnectorState state, Ready ready, List<Transaction> transactions, Work work)
            throws SQLException {
        if (state.phase() == Phase.READING) {
            work.staged().told(connection, ready, transactions);
        }
        return work.writer().write(connection, state.generation(), ready, transactions);
    }

    @Override
    public void close() {
        ahead.close();
    }
}
