package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a transaction does to a table, its net changes lead from the rows before to the rows after. */
class NetChangesProperties {
    private static final PackTable TABLE = new PackTable(
            "things",
            List.of("id"),
            Set.of("touched_at"),
            Optional.empty(),
            Optional.empty(),
            false,
            Set.of("id", "a", "long_text", "touched_at"));

    /** What somebody does: give the row of a key other values, move it to another key, or delete it. */
    record Step(long id, long a, long text, long touchedAt, Optional<Long> moveTo, boolean delete) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> id = Arbitraries.longs().between(1, 4);
        Arbitrary<Long> value = Arbitraries.longs().between(1, 3);
        Arbitrary<Optional<Long>> move = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Optional.empty())), Tuple.of(1, id.map(Optional::of)));
        Arbitrary<Boolean> delete = Arbitraries.frequency(Tuple.of(1, true), Tuple.of(3, false));
        return Combinators.combine(id, value, value, value, move, delete)
                .as(Step::new)
                .list()
                .ofMaxSize(14);
    }

    /** A database with one table, which tells what is done to it as a source with default replica identity does. */
    private static final class Table {
        private final Map<Long, Row> rows = new LinkedHashMap<>();
        private final List<RowChange> log = new ArrayList<>();

        void run(Step step) {
            Row before = rows.get(step.id());
            if (before == null) {
                change(
                        Kind.INSERT,
                        Optional.empty(),
                        row(step.id(), step, step.text()),
                        row(step.id(), step, step.text()));
            } else if (step.delete()) {
                rows.remove(step.id());
                log.add(new RowChange("things", Kind.DELETE, Optional.of(key(step.id())), Optional.empty()));
            } else {
                update(step, before);
            }
        }

        private void update(Step step, Row before) {
            long id = step.moveTo().filter(to -> !rows.containsKey(to)).orElse(step.id());
            Object text = before.values().get("long_text");
            boolean same = Objects.equals(text, step.text());
            rows.remove(step.id());
            change(
                    Kind.UPDATE,
                    id == step.id() ? Optional.empty() : Optional.of(key(step.id())),
                    row(id, step, same ? Row.UNAVAILABLE : step.text()),
                    row(id, step, step.text()));
        }

        private void change(Kind kind, Optional<Row> before, Row sent, Row real) {
            rows.put((Long) real.values().get("id"), real);
            log.add(new RowChange("things", kind, before, Optional.of(sent)));
        }

        private static Row key(long id) {
            return new Row(Map.of("id", id));
        }

        private static Row row(long id, Step step, Object text) {
            return new Row(Map.of(
                    "id", id, "a", step.a(), "long_text", text, "touched_at", step.touchedAt(), "unused", step.a()));
        }
    }

    private static Map<RowKey, Row> used(Map<Long, Row> rows) {
        Map<RowKey, Row> used = new LinkedHashMap<>();
        rows.forEach((id, row) -> used.put(new RowKey("things", id.toString()), Rows.used(TABLE, row)));
        return used;
    }

    private static List<NetChange> net(List<RowChange> log, Map<RowKey, Row> images) {
        NetChanges<RowChange> net = NetChanges.of(key -> Optional.ofNullable(images.get(key)));
        log.forEach(change -> net.add(TABLE, change));
        return NetChanges.result(net);
    }

    @Property(tries = 2000)
    void netChangesLeadFromBeforeToAfter(@ForAll("steps") List<Step> earlier, @ForAll("steps") List<Step> steps) {
        Table table = new Table();
        earlier.forEach(table::run);
        Map<RowKey, Row> before = used(table.rows);
        table.log.clear();
        steps.forEach(table::run);

        Map<RowKey, Row> rows = new LinkedHashMap<>(before);
        List<NetChange> changes = net(table.log, before);
        changes.forEach(change -> rows.remove(change.formerKey().orElse(change.key())));
        changes.forEach(change -> change.after().ifPresent(row -> rows.put(change.key(), row)));

        assertThat(rows).isEqualTo(used(table.rows));
    }

    @Property(tries = 1000)
    void eachChangeBeginsWithTheRowAsItWas(@ForAll("steps") List<Step> earlier, @ForAll("steps") List<Step> steps) {
        Table table = new Table();
        earlier.forEach(table::run);
        Map<RowKey, Row> before = used(table.rows);
        table.log.clear();
        steps.forEach(table::run);

        List<NetChange> changes = net(table.log, before);
        for (NetChange change : changes) {
            boolean tookAKeyThatBecameFree =
                    changes.stream().anyMatch(c -> c.formerKey().equals(Optional.of(change.key())));
            if (!tookAKeyThatBecameFree) {
                assertThat(change.before())
                        .isEqualTo(Optional.ofNullable(
                                before.get(change.formerKey().orElse(change.key()))));
            }
            assertThat(change.found()).isFalse();
            assertThat(change.before().isPresent() || change.after().isPresent())
                    .isTrue();
        }
    }

    @Property(tries = 1000)
    void eachRowChangesOnce(@ForAll("steps") List<Step> steps) {
        Table table = new Table();
        steps.forEach(table::run);
        List<NetChange> changes = net(table.log, Map.of());
        assertThat(changes.stream().map(NetChange::key)).doesNotHaveDuplicates();
        assertThat(changes.stream().map(NetChange::key)).hasSameSizeAs(table.rows.keySet());
    }

    @Property(tries = 500)
    void onlyIgnoredColumnsChangedMattersNot(@ForAll("steps") List<Step> earlier, @ForAll long touchedAt) {
        Table table = new Table();
        earlier.forEach(table::run);
        Map<RowKey, Row> before = used(table.rows);
        table.log.clear();
        Map<Long, Row> rows = new LinkedHashMap<>(table.rows);
        rows.forEach((id, row) -> table.run(new Step(
                id,
                (Long) row.values().get("a"),
                (Long) row.values().get("long_text"),
                touchedAt,
                Optional.empty(),
                false)));
        assertThat(net(table.log, before)).noneMatch(change -> change.matters(TABLE));
    }
}
