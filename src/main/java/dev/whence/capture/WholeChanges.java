package dev.whence.capture;

import dev.whence.capture.LogReader.LogChange;
import dev.whence.capture.LogReader.LogTransaction;
import dev.whence.capture.LogReader.Relation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of what the log says row changes that have the whole row before: what the log leaves out is read from the source
 * as it was before. Not thread-safe.
 */
final class WholeChanges {
    private final SourceDatabase source;
    private final Map<Relation, List<String>> types = new HashMap<>();
    private Map<List<Object>, Optional<Row>> former = Map.of();

    WholeChanges(SourceDatabase source) {
        this.source = source;
    }

    /** A change with the values that a {@link Row} has; before it only what the log holds. */
    private record Sent(
            Relation relation, RowChange.Kind kind, boolean whole, Optional<Row> before, Optional<Row> after) {
        /** What names the row before the change. */
        List<Object> key() {
            return key(before.or(() -> after).orElseThrow());
        }

        List<Object> key(Row row) {
            List<Object> key = new ArrayList<>();
            key.add(relation.table());
            for (String column : relation.identity()) {
                Object value = row.values().get(column);
                key.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            }
            return key;
        }

        boolean isOfKnownRow() {
            return kind == RowChange.Kind.UPDATE || kind == RowChange.Kind.DELETE;
        }
    }

    /** @param rows of the source before the first of these transactions, and after those that were given before */
    List<Transaction> of(List<LogTransaction> transactions, SourceRows rows) throws SQLException {
        List<List<Sent>> sent = new ArrayList<>();
        for (LogTransaction transaction : transactions) {
            sent.add(converted(transaction.changes(), rows));
        }
        Map<List<Object>, Optional<Row>> known = known(sent, rows);
        List<Transaction> whole = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i++) {
            LogTransaction transaction = transactions.get(i);
            List<RowChange> changes = new ArrayList<>();
            sent.get(i).forEach(change -> changes.add(whole(change, known)));
            if (!changes.isEmpty()) {
                whole.add(
                        new Transaction(transaction.id(), transaction.position(), transaction.committedAt(), changes));
            }
        }
        former = known;
        return whole;
    }

    private List<Sent> converted(List<LogChange> changes, SourceRows rows) throws SQLException {
        Texts texts = new Texts();
        changes.forEach(texts::add);
        Map<List<Object>, List<Row>> converted = new HashMap<>();
        for (Map.Entry<List<Object>, List<List<String>>> batch : texts.batches.entrySet()) {
            converted.put(batch.getKey(), rowsOf(batch.getKey(), batch.getValue(), rows));
        }
        List<Sent> sent = new ArrayList<>();
        for (LogChange change : changes) {
            sent.add(new Sent(
                    change.relation(),
                    change.kind(),
                    change.whole(),
                    change.before().map(row -> texts.next(change, true, converted)),
                    change.after().map(row -> texts.next(change, false, converted))));
        }
        return sent;
    }

    private List<Row> rowsOf(List<Object> batch, List<List<String>> texts, SourceRows rows) throws SQLException {
        Relation relation = (Relation) batch.get(0);
        boolean identityOnly = (boolean) batch.get(1);
        List<String> columns = identityOnly ? relation.identity() : relation.columns();
        List<String> all = types.get(relation);
        if (all == null) {
            all = source.typeNames(relation.types(), relation.sizes());
            types.put(relation, all);
        }
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(all.get(relation.columns().indexOf(column)));
        }
        List<List<String>> sendable =
                texts.stream().map(WholeChanges::withoutUnavailable).toList();
        List<Row> read = rows.ofTexts(relation.table(), columns, names, sendable);
        List<Row> marked = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            marked.add(only(columns, read.get(i), texts.get(i)));
        }
        return marked;
    }

    private static List<String> withoutUnavailable(List<String> texts) {
        List<String> sendable = new ArrayList<>(texts);
        sendable.replaceAll(text -> text == LogReader.UNAVAILABLE ? null : text);
        return sendable;
    }

    private static Row only(List<String> columns, Row row, List<String> texts) {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.values().get(columns.get(i));
            values.put(columns.get(i), texts.get(i) == LogReader.UNAVAILABLE ? Row.UNAVAILABLE : value);
        }
        return Row.owning(values);
    }

    /** The rows that these changes concern, before the first of them. */
    private Map<List<Object>, Optional<Row>> known(List<List<Sent>> sent, SourceRows rows) {
        Map<List<Object>, Optional<Row>> known = new HashMap<>();
        Map<Relation, Set<List<String>>> wanted = new LinkedHashMap<>();
        for (Sent change : sent.stream().flatMap(List::stream).toList()) {
            if (change.isOfKnownRow()) {
                Optional<Row> last = former.get(change.key());
                if (last != null) {
                    known.put(change.key(), last);
                } else if (!change.whole()) {
                    wanted.computeIfAbsent(change.relation(), r -> new LinkedHashSet<>())
                            .add(change.key().stream()
                                    .skip(1)
                                    .map(String::valueOf)
                                    .toList());
                }
            }
        }
        wanted.forEach((relation, keys) -> {
            Sent any = new Sent(relation, RowChange.Kind.UPDATE, false, Optional.empty(), Optional.empty());
            rows.with(relation.table(), relation.identity(), List.copyOf(keys))
                    .forEach(row -> known.putIfAbsent(any.key(row), Optional.of(row)));
        });
        return known;
    }

    private static RowChange whole(Sent change, Map<List<Object>, Optional<Row>> known) {
        Optional<Row> before = change.before();
        if (change.isOfKnownRow() && !change.whole()) {
            before = known.getOrDefault(change.key(), Optional.empty()).or(change::before);
        }
        Row filler = before.orElse(new Row(Map.of()));
        Optional<Row> after = change.after().map(row -> filled(row, filler));
        if (change.isOfKnownRow()) {
            known.put(change.key(), Optional.empty());
        }
        after.ifPresent(row -> known.put(change.key(row), Optional.of(row)));
        return new RowChange(change.relation().table(), change.kind(), before, after);
    }

    private static Row filled(Row row, Row before) {
        LinkedHashMap<String, Object> values = new LinkedHashMap<>(row.values());
        values.replaceAll((column, value) ->
                value == Row.UNAVAILABLE && before.has(column) ? before.values().get(column) : value);
        return Row.owning(values);
    }

    /** Texts of rows of the same shape together, so that they are converted by one query, and their order. */
    private static final class Texts {
        private final Map<List<Object>, List<List<String>>> batches = new LinkedHashMap<>();
        private final Map<List<Object>, Integer> taken = new HashMap<>();

        void add(LogChange change) {
            change.before().ifPresent(row -> batch(change, true).add(identity(change, row)));
            change.after().ifPresent(row -> batch(change, false).add(row));
        }

        private List<List<String>> batch(LogChange change, boolean before) {
            return batches.computeIfAbsent(name(change, before), name -> new ArrayList<>());
        }

        private static List<Object> name(LogChange change, boolean before) {
            return List.of(change.relation(), before && !change.whole());
        }

        private static List<String> identity(LogChange change, List<String> row) {
            if (change.whole()) {
                return row;
            }
            Relation relation = change.relation();
            return relation.identity().stream()
                    .map(column -> row.get(relation.columns().indexOf(column)))
                    .map(Objects::requireNonNull)
                    .toList();
        }

        Row next(LogChange change, boolean before, Map<List<Object>, List<Row>> converted) {
            List<Object> name = name(change, before);
            int at = taken.merge(name, 1, Integer::sum) - 1;
            return converted.get(name).get(at);
        }
    }
}
