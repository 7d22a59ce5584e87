package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.Row;
import dev.whence.mapping.RowImages.Change;
import dev.whence.mapping.RowImages.Parent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is read, changed, stored and given up in whatever order, what is remembered is what the store would say. */
class RememberedImagesProperties {
    private static final List<Long> IDS = List.of(1L, 2L, 3L, 4L);
    private static final long ROOM_FOR_A_FEW_ROWS = 2_000;

    /** What happens to the images. */
    enum What {
        READ_ROWS,
        READ_CHILDREN,
        CHANGE,
        STORE,
        FAIL
    }

    /** @param parent 0 for none */
    record Step(What what, long id, long parent, boolean delete, Set<Long> asked) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.values()),
                        Arbitraries.of(IDS),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(IDS).set().ofMinSize(1))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property
    void whatIsRememberedIsWhatTheStoreWouldSay(@ForAll("steps") List<Step> steps) {
        InMemoryRowImages committed = new InMemoryRowImages();
        InMemoryRowImages current = new InMemoryRowImages();
        List<Change> unstored = new ArrayList<>();
        RememberedImages remembered = new RememberedImages(ROOM_FOR_A_FEW_ROWS);
        long number = 0;
        for (Step step : steps) {
            switch (step.what()) {
                case READ_ROWS, READ_CHILDREN -> {
                    InMemoryRowImages stored = step.delete() ? current : committed;
                    assertSame(step, remembered.over(stored), current);
                }
                case CHANGE -> {
                    List<Change> changes = List.of(change(step, ++number));
                    unstored.addAll(changes);
                    current.apply(changes);
                    remembered.apply(changes);
                }
                case STORE -> {
                    committed.apply(unstored);
                    unstored.clear();
                    remembered.stored();
                }
                case FAIL -> {
                    unstored.clear();
                    current = copy(committed);
                    remembered.forget();
                }
            }
        }
    }

    private static void assertSame(Step step, RowImages remembered, RowImages expected) {
        if (step.what() == What.READ_ROWS) {
            Set<RowKey> keys = new HashSet<>();
            step.asked().forEach(id -> keys.add(key(id)));
            assertThat(remembered.rows(keys)).isEqualTo(expected.rows(keys));
        } else {
            Set<Parent> parents = Set.of(new Parent("lines", "1"), new Parent("lines", "2"));
            assertThat(remembered.children(parents)).isEqualTo(expected.children(parents));
        }
    }

    private static Change change(Step step, long number) {
        Optional<Row> row =
                step.delete() ? Optional.empty() : Optional.of(new Row(Map.of("id", step.id(), "number", number)));
        Optional<String> parent =
                step.delete() || step.parent() == 0 ? Optional.empty() : Optional.of(Long.toString(step.parent()));
        return new Change(key(step.id()), row, parent);
    }

    private static RowKey key(long id) {
        return new RowKey("lines", Long.toString(id));
    }

    private static InMemoryRowImages copy(InMemoryRowImages images) {
        InMemoryRowImages copy = new InMemoryRowImages();
        List<Change> all = new ArrayList<>();
        images.all().forEach((key, row) -> all.add(new Change(key, Optional.of(row), images.parent(key))));
        copy.apply(all);
        return copy;
    }
}
