package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.store.HashChain.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HashChainIT {
    private TestStore store;

    @BeforeEach
    void appendEvents() {
        store = new TestStore();
        store.get().events().append(TestEvents.placed(0, 10));
        store.get().events().append(TestEvents.placed(10, 20));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isComputedAgainFromWhatIsStored() {
        Verdict verdict = store.get().hashChain().verify();
        assertThat(verdict.problem()).isEmpty();
        assertThat(verdict.position()).isEqualTo(20);
        Verdict from = new Verdict(7, store.get().reader().after(6, 1).get(0).hash(), verdict.problem());
        assertThat(store.get().hashChain().verify(from, 20)).isEqualTo(verdict);
    }

    @Test
    void survivesWhatJsonbMakesOfAnyJson() throws Exception {
        String[] odd = {
            "{\"b\":1,\"a\":2,\"aa\":3,\"\":4,\"\u00e9\":5,\"\ud83d\ude00\":6,\"\uffee\":7}",
            "{\"n\":[1E+2,1.10,0.000,-0.0,1e-300,1.7976931348623157e308,123456789012345678901234567890.5,1e5]}",
            "{\"n\":[9223372036854775807,-9223372036854775808,123456789012345678901234567890]}",
            "{\"t\":[\"\\u0001\\b\\f\\n\\r\\t\\\"\\\\/\\u007f\\u2028\",\"\"],\"x\":{\"y\":{\"z\":[[],{},null,true,false]}}}"
        };
        List<Event> events = new ArrayList<>();
        for (String json : odd) {
            for (JsonMapper mapper : List.of(new JsonMapper(), exact())) {
                ObjectNode data = (ObjectNode) mapper.readTree(json);
                data.put("float", 0.1f).put("double", 0.1d);
                events.add(TestEvents.event("revenue.order.placed", "order/x" + events.size(), TestEvents.NOON, data));
            }
        }
        assertThat(store.get().events().append(events).appended()).isEqualTo(events.size());
        assertThat(store.get().hashChain().verify().problem()).isEmpty();
    }

    private static JsonMapper exact() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    @Test
    void findsChangedData() throws SQLException {
        finds(5, "update event set data = jsonb_set(data, '{total}', '11') where position = 5");
    }

    @Test
    void findsChangedTimeCauseAndNarrative() throws SQLException {
        finds(7, "update event set occurred_at = occurred_at + interval '1 microsecond' where position = 7");
        finds(5, "update event set causation_id = gen_random_uuid() where position = 5");
        finds(3, "update event set narrative = narrative || '.' where position = 3");
    }

    @Test
    void findsARemovedEvent() throws SQLException {
        finds(5, "delete from event where position = 5; delete from event_identity where position = 5");
        finds(3, "delete from event where position = 3");
    }

    @Test
    void findsThatTheNewestEventsWereRemoved() throws SQLException {
        finds(19, "delete from event where position > 18; delete from event_identity where position > 18");
    }

    @Test
    void findsAForgedEvent() throws SQLException {
        finds(
                21,
                """
                insert into event (position, id, type, schema_version, subject, occurred_at, recorded_at, source,
                  source_position, correlation_id, causation_id, data, narrative, gist_id, hash)
                select 21, gen_random_uuid(), type, schema_version, 'order/9', occurred_at,
                  recorded_at, source, source_position, correlation_id, causation_id, data, narrative, gist_id, hash
                from event where position = 20;
                insert into event_identity select id, position, occurred_at, type, subject, '' from event where position = 21;
                update event_head set position = 21
                """);
    }

    @Test
    void isCheckedInSegmentsSideBySide() throws SQLException {
        store.get().events().append(TestEvents.placed(20, 120_000));
        AtomicLong told = new AtomicLong();
        Verdict verdict = store.get().hashChain().verify(3, told::set);
        assertThat(verdict.problem()).isEmpty();
        assertThat(verdict.position()).isEqualTo(120_000);
        assertThat(told).hasValue(120_000);
        store.asSuperuser(
                "update event set narrative = 'x' where position in (50000, 50001, 110000); delete from event_identity where position = 100000; delete from event where position = 100000");
        assertThat(store.get().hashChain().verify(3, told::set).position()).isEqualTo(49_999);
        store.asSuperuser("update event set narrative = type || ' of ' || subject where position in (50000, 50001)");
        assertThat(store.get().hashChain().verify(3, told::set).position()).isEqualTo(99_999);
    }

    @Test
    void findsThatTheHeadSaysSomethingElse() throws SQLException {
        finds(21, "update event_head set hash = decode(repeat('ab', 32), 'hex')");
    }

    private void finds(long position, String tampering) throws SQLException {
        store.asSuperuser(tampering);
        Verdict verdict = store.get().hashChain().verify();
        assertThat(verdict.problem()).isPresent();
        assertThat(verdict.position()).isEqualTo(position - 1);
    }
}
