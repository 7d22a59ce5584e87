package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.RowChange.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeBufferTest {
    @TempDir
    Path folder;

    @Test
    void keepsAFewChangesInMemory() throws IOException {
        try (ChangeBuffer buffer = new ChangeBuffer(10, folder)) {
            List<RowChange> changes = fill(buffer, 10);
            assertThat(buffer.finish()).isEqualTo(changes).isNotInstanceOf(SpilledChanges.class);
            assertThat(files()).isZero();
        }
    }

    @Test
    void givesBackFromDiskWhatItTookInTheSameOrder() throws IOException {
        try (ChangeBuffer buffer = new ChangeBuffer(10, folder)) {
            List<RowChange> changes = fill(buffer, 5000);
            List<RowChange> spilled = buffer.finish();
            assertThat(spilled).isInstanceOf(SpilledChanges.class).hasSize(5000);
            assertThat(new ArrayList<>(spilled)).isEqualTo(changes);
            for (int index : new int[] {0, 1, 1023, 1024, 4999, 3, 2500, 2501}) {
                assertThat(spilled.get(index)).isEqualTo(changes.get(index));
            }
            assertThat(files()).isEqualTo(1);
            ((SpilledChanges) spilled).close();
            assertThat(files()).isZero();
        }
    }

    @Test
    void deletesTheFileOfATransactionThatWasNotFinished() throws IOException {
        try (ChangeBuffer buffer = new ChangeBuffer(2, folder)) {
            fill(buffer, 5);
            assertThat(files()).isEqualTo(1);
        }
        assertThat(files()).isZero();
    }

    @Test
    void keepsEveryKindOfValue() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("null", null);
        values.put("unavailable", Row.UNAVAILABLE);
        values.put("truth", true);
        values.put("untruth", false);
        values.put("long", Long.MIN_VALUE);
        values.put("double", 0.1);
        values.put("decimal", new BigDecimal("-12345678901234567890.50"));
        values.put("text", "wörd 🙂");
        values.put("date", LocalDate.parse("-4000-01-01"));
        values.put("time", LocalTime.parse("23:59:59.123456"));
        values.put("local", LocalDateTime.parse("1969-12-31T23:59:59.999999"));
        values.put("instant", Instant.parse("2018-01-01T00:00:00.000001Z"));
        values.put("list", Arrays.asList("a", null, 1L, List.of(2.5)));
        Row row = new Row(values);
        RowChange change = new RowChange("t", Kind.UPDATE, Optional.of(row), Optional.of(row));
        try (ChangeBuffer buffer = new ChangeBuffer(0, folder)) {
            buffer.add(change);
            assertThat(buffer.finish()).containsExactly(change);
        }
    }

    private static List<RowChange> fill(ChangeBuffer buffer, int count) {
        List<RowChange> changes = new ArrayList<>();
        for (long n = 0; n < count; n++) {
            Optional<Row> row = Optional.of(new Row(Map.of("id", n, "word", "w" + n)));
            RowChange change = n % 3 == 0
                    ? new RowChange("deleted", Kind.DELETE, row, Optional.empty())
                    : new RowChange("table" + n % 2, Kind.INSERT, Optional.empty(), row);
            changes.add(change);
            buffer.add(change);
        }
        return changes;
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
