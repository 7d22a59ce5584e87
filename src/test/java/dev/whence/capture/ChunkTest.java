package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.RowChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkTest {
    private final Chunk chunk = new Chunk("orders", List.of("id"), List.of(row(1), row(2), row(3)), List.of("3"));

    @Test
    void keepsWhatNothingConcerned() {
        chunk.supersede(List.of(new RowChange("lines", Kind.DELETE, Optional.of(row(1)), Optional.empty())));
        assertThat(ids(chunk.rows())).containsExactly(1L, 2L, 3L);
        assertThat(chunk.superseded()).isEmpty();
    }

    @Test
    void takesOutWhatWasChangedOrDeletedAndRemembersThatItWasThere() {
        chunk.supersede(List.of(
                new RowChange("orders", Kind.UPDATE, Optional.empty(), Optional.of(row(1))),
                new RowChange("orders", Kind.DELETE, Optional.of(row(3)), Optional.empty()),
                new RowChange("orders", Kind.INSERT, Optional.empty(), Optional.of(row(9)))));
        assertThat(ids(chunk.rows())).containsExactly(2L);
        assertThat(ids(chunk.superseded())).containsExactly(1L, 3L);
        assertThat(chunk.isDoubtful()).isFalse();
    }

    @Test
    void takesOutBothKeysOfARowWhoseKeyChanged() {
        chunk.supersede(List.of(new RowChange("orders", Kind.UPDATE, Optional.of(row(1)), Optional.of(row(2)))));
        assertThat(ids(chunk.rows())).containsExactly(3L);
    }

    @Test
    void isEmptyAfterATruncation() {
        chunk.supersede(List.of(new RowChange("orders", Kind.TRUNCATE, Optional.empty(), Optional.empty())));
        assertThat(chunk.rows()).isEmpty();
        assertThat(chunk.superseded()).isEmpty();
    }

    @Test
    void doubtsItselfWhereTheSourceDoesNotSayWhichRowItWas() {
        Row other = new Row(Map.of("number", "A-1"));
        chunk.supersede(List.of(new RowChange("orders", Kind.DELETE, Optional.of(other), Optional.empty())));
        assertThat(chunk.isDoubtful()).isTrue();
    }

    private static Row row(long id) {
        return new Row(Map.of("id", id));
    }

    private static Stream<Object> ids(List<RowChange> rows) {
        return rows.stream()
                .map(change -> change.after().orElseThrow().get("id").orElseThrow());
    }
}
