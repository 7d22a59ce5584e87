package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowCodingProperties {
    @Property
    void aRowIsTheSameAfterItWasStored(@ForAll("rows") Row row) throws Exception {
        String json = RowCoding.write(row);
        assertSame(RowCoding.read(json), row);
        assertThat(holdableByJsonb(new ObjectMapper().readTree(json))).isTrue();
    }

    @Property(tries = 200)
    void changesAreTheSameAfterTheyWereStored(@ForAll("rows") Row before, @ForAll("rows") Row after) {
        RowChange change = new RowChange("shop.orders", Kind.UPDATE, Optional.of(before), Optional.of(after));
        RowChange again = ChangeCoding.read(ChangeCoding.write(List.of(change))).get(0);
        assertSame(again.before().orElseThrow(), before);
        assertSame(again.after().orElseThrow(), after);
        assertThat(again.kind()).isEqualTo(Kind.UPDATE);
    }

    private static void assertSame(Row actual, Row expected) {
        assertThat(comparable(actual)).isEqualTo(comparable(expected));
    }

    /** Arrays of bytes are equal by content, all else by type and value: 1.0 is not 1.00, 1 is not 1.0. */
    private static Map<String, Object> comparable(Row row) {
        Map<String, Object> values = new HashMap<>();
        row.values().forEach((column, value) -> values.put(column, comparable(value)));
        return values;
    }

    private static Object comparable(Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + Arrays.toString(bytes);
        }
        return value instanceof List<?> list
                ? list.stream().map(RowCodingProperties::comparable).toList()
                : value;
    }

    private static boolean holdableByJsonb(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().chars().noneMatch(c -> c == 0);
        }
        for (JsonNode child : node) {
            if (!holdableByJsonb(child)) {
                return false;
            }
        }
        return true;
    }

    @Provide
    Arbitrary<Row> rows() {
        Arbitrary<String> columns = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5);
        return Arbitraries.maps(columns, values().injectNull(0.1))
                .ofMaxSize(8)
                .map((Map<String, Object> map) -> new Row(map));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> single = Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0).map(Object.class::cast),
                decimals().map(Object.class::cast),
                Arbitraries.strings().map(Object.class::cast),
                Arbitraries.strings().map(text -> "~" + text),
                Arbitraries.of("\0", "\ud83d", "\udc00x", "~", "😀").map(Object.class::cast),
                times().map(Object.class::cast),
                times().map(time -> time.toInstant(ZoneOffset.UTC)),
                times().map(LocalDateTime::toLocalDate),
                times().map(LocalDateTime::toLocalTime),
                Arbitraries.bytes().array(byte[].class).map(Object.class::cast),
                Arbitraries.of(Row.UNAVAILABLE, Instant.MAX, LocalDate.MIN, LocalTime.MIDNIGHT));
        return Arbitraries.oneOf(single, single.list().ofMaxSize(3).map(Object.class::cast));
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-5, 20))
                .as((BigInteger unscaled, Integer scale) -> new BigDecimal(unscaled, scale));
    }

    private static Arbitrary<LocalDateTime> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L),
                        Arbitraries.integers().between(0, 999_999))
                .as((seconds, micros) -> LocalDateTime.ofEpochSecond(seconds, micros * 1000, ZoneOffset.UTC));
    }
}
