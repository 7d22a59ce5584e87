package dev.whence.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
    private static final Instant NOON = Instant.parse("2018-03-01T12:00:00.000001Z");

    @Test
    void aFactHasOneIdWhoeverFindsIt() {
        assertThat(id("4711", NOON)).isEqualTo(id("4711", NOON));
    }

    @Test
    void anotherKeyOrMicrosecondIsAnotherFact() {
        assertThat(Stream.of(id("4711", NOON), id("4712", NOON), id("4711", NOON.plusNanos(1_000))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatHappensLaterLiesBehindInAnIndex() {
        List<String> ids = Stream.of("1970-01-01T00:00:00Z", "2018-03-01T12:00:00Z", "9999-12-31T23:59:59Z")
                .map(time -> id("4711", Instant.parse(time)).toString())
                .toList();

        assertThat(ids).isSorted();
        assertThat(id("1", NOON.plus(Duration.ofMillis(1))).toString())
                .isGreaterThan(id("2", NOON).toString());
    }

    @Test
    void everyTimeGivesAVersion8Id() {
        assertThat(Stream.of(Instant.MIN, Instant.EPOCH.minusMillis(1), NOON, Instant.MAX)
                        .map(time -> id("4711", time)))
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(8);
                    assertThat(id.variant()).isEqualTo(2);
                });
    }

    private static UUID id(String key, Instant at) {
        return EventIds.of("shop", new EventType("revenue.order.placed"), Subject.parse("order/1"), key, at);
    }
}
