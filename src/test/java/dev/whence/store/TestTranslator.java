package dev.whence.store;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.MappedEvent.Cause;
import dev.whence.mapping.Outcome;
import dev.whence.mapping.PendingRow;
import dev.whence.mapping.PiecewiseMapper;
import dev.whence.mapping.RowImages;
import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowKey;
import dev.whence.mapping.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping of two tables, as simple as can be: orders are placed, changed and removed; payments are children of orders
 * and caused by them. Rows whose status is {@code bad} are rejected while {@link #strict}.
 */
final class TestTranslator implements Translator {
    static final List<String> TABLES = List.of("orders", "payments");

    boolean strict = true;
    int historyPagesUntilFailure = Integer.MAX_VALUE;

    static SourceMapping mapping(Translator translator) {
        return new SourceMapping("shop", TABLES, translator);
    }

    @Override
    public Translation translate(List<Transaction> transactions, RowImages images) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Map<RowKey, Optional<Row>> rows = new HashMap<>();
        for (Transaction transaction : transactions) {
            for (RowChange change : transaction.changes()) {
                changes.add(image(change));
                RowKey key = key(change);
                Optional<Row> former = rows.computeIfAbsent(
                        key, k -> Optional.ofNullable(images.rows(Set.of(k)).get(k)));
                rows.put(key, change.after());
                outcomes.add(outcome(change, former, transaction.committedAt(), Long.toString(transaction.position())));
            }
        }
        return new Translation(outcomes, changes);
    }

    @Override
    public Translation history(List<PendingRow> rows, RowImages images, Instant foundAt) {
        if (historyPagesUntilFailure-- == 0) {
            throw new IllegalStateException("killed between two pages");
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (PendingRow row : rows) {
            RowChange change = new RowChange(row.key().table(), Kind.READ, row.former(), Optional.of(row.row()));
            outcomes.add(outcome(change, row.former(), foundAt, ""));
        }
        return new Translation(outcomes, List.of());
    }

    @Override
    public List<Change> images(List<RowChange> rows) {
        return rows.stream().map(TestTranslator::image).toList();
    }

    @Override
    public PiecewiseMapper piecewise() {
        throw new UnsupportedOperationException("only small transactions are translated here");
    }

    private Outcome outcome(RowChange change, Optional<Row> former, Instant time, String position) {
        RowKey key = key(change);
        if (former.isPresent() && former.equals(change.after())) {
            return new Outcome.Ignored(key, "nothing changed");
        }
        Object status = change.after().flatMap(row -> row.get("status")).orElse("gone");
        if (strict && status.equals("bad")) {
            return new Outcome.Rejected(
                    key, "revenue.order.placed", "status is bad", position, List.of(change), former);
        }
        boolean order = change.table().equals("orders");
        String happened = change.after().isEmpty() ? "removed" : former.isPresent() ? "changed" : "placed";
        String type = order ? "revenue.order." + happened : "revenue.payment." + happened;
        var event = TestEvents.event(
                type, (order ? "order/" : "payment/") + key.key() + "-" + status, order ? TestEvents.NOON : time);
        Optional<Cause> cause = change.after()
                .flatMap(row -> row.get("order"))
                .map(parent -> new Cause(
                        new EventType("revenue.order.placed"), Subject.parse("order/" + parent + "-created")));
        return new Outcome.Mapped(new MappedEvent(at(position, event), cause));
    }

    private static Event at(String position, Event event) {
        return new Event(
                event.id(),
                event.type(),
                event.schemaVersion(),
                event.subject(),
                event.occurredAt(),
                event.source(),
                position,
                event.correlationId(),
                event.causationId(),
                event.data(),
                event.narrative(),
                event.gist());
    }

    private static Change image(RowChange change) {
        return new Change(
                key(change),
                change.after(),
                change.after().flatMap(row -> row.get("order")).map(Object::toString),
                change.kind() == Kind.INSERT);
    }

    private static RowKey key(RowChange change) {
        Row row = change.after().or(change::before).orElseThrow();
        return new RowKey(change.table(), row.get("id").orElseThrow().toString());
    }
}
