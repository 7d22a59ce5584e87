package dev.whence.store;

import dev.whence.capture.ChangeSet.Truncated;
import dev.whence.mapping.RowKey;
import dev.whence.store.ConnectorState.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what happened to many rows at once, page by page, each page in one transaction with its rows gone: so an
 * interruption costs one page, and nothing is told twice. Not thread-safe.
 */
final class HistoryTelling {
    private final ConnectorSession session;
    private final List<String> tables;
    private final SnapshotHistory history;

    /** @param tables in the order in which they are told */
    HistoryTelling(ConnectorSession session, List<String> tables, SnapshotHistory history) {
        this.session = session;
        this.tables = tables;
        this.history = history;
    }

    /**
     * What a complete snapshot has found. After one of everything positions count anew: the source may have been
     * restored, and then its log is not the one that they were from.
     */
    Stored snapshot() {
        Stored stored = pages((connection, state, table, afterKey) -> state.isWhole(table)
                        ? history.vanished(connection, state, table, afterKey)
                        : SnapshotHistory.Page.NONE)
                .plus(pages(history::found));
        session.write("end a snapshot", (connection, state) -> {
            ConnectorState next = state.in(Phase.STREAMING);
            session.save(connection, state.whole().isEmpty() ? next.at(0) : next);
            return Stored.NOTHING;
        });
        return stored;
    }

    Stored truncation(Truncated changeSet, StagedRows staged) {
        Set<RowKey> spared = history.reloaded(changeSet.reloaded());
        Stored stored =
                pages((connection, state, table, afterKey) -> changeSet.tables().contains(table)
                        ? history.truncated(connection, state, table, afterKey, changeSet.by(), spared)
                        : SnapshotHistory.Page.NONE);
        session.write("store a truncation", (connection, state) -> {
            staged.forget(connection, changeSet.tables());
            session.save(connection, state.at(changeSet.offset()));
            return Stored.NOTHING;
        });
        return stored;
    }

    private interface PageWork {
        SnapshotHistory.Page on(Connection connection, ConnectorState state, String table, String afterKey)
                throws SQLException;
    }

    private Stored pages(PageWork work) {
        Stored stored = Stored.NOTHING;
        for (String table : tables) {
            Optional<String> after = Optional.of("");
            while (after.isPresent()) {
                String from = after.get();
                SnapshotHistory.Page page = session.write(
                        "tell the history of " + table, (connection, state) -> work.on(connection, state, table, from));
                stored = stored.plus(page.stored());
                after = page.lastKey();
            }
        }
        return stored;
    }
}
