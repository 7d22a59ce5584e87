package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.Transaction;
import dev.whence.event.Sealed;
import dev.whence.mapping.PersonalRows;
import dev.whence.privacy.DataKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Seals what is personal in the rows of one connector, before anything else sees them, with one query for the keys of all
 * rows that are given together. Costs nothing where the pack says nothing of persons. Thread-safe.
 */
final class RowSealer {
    private final String source;
    private final Map<String, PersonalRows> tables;
    private final SubjectKeys keys;

    RowSealer(String source, Map<String, PersonalRows> tables, SubjectKeys keys) {
        this.source = source;
        this.tables = Map.copyOf(tables);
        this.keys = keys;
    }

    /** Large transactions are sealed while they are read, by the same connection. */
    List<Transaction> transactions(Connection connection, List<Transaction> transactions) throws SQLException {
        if (tables.isEmpty()) {
            return transactions;
        }
        Map<DataSubject, DataKey> found = keys(
                connection,
                transactions.stream()
                        .filter(transaction -> !transaction.isLarge())
                        .map(Transaction::changes)
                        .flatMap(List::stream));
        return transactions.stream()
                .map(transaction -> new Transaction(
                        transaction.id(),
                        transaction.position(),
                        transaction.committedAt(),
                        transaction.isLarge()
                                ? new SealedChanges(transaction.changes(), changes -> rows(connection, changes))
                                : sealed(transaction.changes(), found)))
                .toList();
    }

    List<RowChange> rows(Connection connection, List<RowChange> changes) throws SQLException {
        return tables.isEmpty() ? changes : sealed(changes, keys(connection, changes.stream()));
    }

    private Map<DataSubject, DataKey> keys(Connection connection, Stream<RowChange> changes) throws SQLException {
        Set<DataSubject> subjects = new HashSet<>();
        changes.forEach(change -> {
            PersonalRows table = tables.get(change.table());
            if (table != null) {
                rows(change).filter(table::needsKey).forEach(row -> subjects.add(subject(table, row)));
            }
        });
        return keys.of(connection, subjects);
    }

    private static Stream<Row> rows(RowChange change) {
        return Stream.of(change.before(), change.after()).flatMap(Optional::stream);
    }

    private DataSubject subject(PersonalRows table, Row row) {
        return new DataSubject(source, table.subject(row));
    }

    private List<RowChange> sealed(Collection<RowChange> changes, Map<DataSubject, DataKey> found) {
        return changes.stream().map(change -> sealed(change, found)).toList();
    }

    private RowChange sealed(RowChange change, Map<DataSubject, DataKey> found) {
        PersonalRows table = tables.get(change.table());
        return table == null
                ? change
                : new RowChange(
                        change.table(),
                        change.kind(),
                        change.before().map(row -> sealed(table, row, found)),
                        change.after().map(row -> sealed(table, row, found)));
    }

    private Row sealed(PersonalRows table, Row row, Map<DataSubject, DataKey> found) {
        if (!table.concerns(row)) {
            return row;
        }
        Optional<DataKey> key = Optional.ofNullable(found.get(subject(table, row)));
        return table.without(row, text -> key.map(one -> one.seal(text)).map(Sealed::toString));
    }
}
