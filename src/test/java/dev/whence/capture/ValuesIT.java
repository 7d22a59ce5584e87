package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every type three times: as a snapshot reads it, as the log has it, and as a dry run sees it. */
class ValuesIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SCHEMA =
            """
            create type mood as enum ('glad', 'sad');
            create domain price as numeric(10,2);
            create table things (
              id int primary key, small smallint, big bigint, flag boolean,
              amount numeric(12,2), free numeric, nothing numeric, infinite numeric, cost money, domained price,
              single real, twice double precision,
              word varchar(20), fixed char(5), body text, feeling mood, ident uuid, doc json, docb jsonb, markup xml,
              stamp timestamp, stamp_seconds timestamp(0), forever timestamp, zoned timestamptz, always timestamptz,
              day date, day_end date, clock time, midnight time, zoned_clock timetz, span interval,
              raw bytea, one_bit bit, bits bit(12), address inet, spot point, period int4range,
              numbers int[], words text[], amounts numeric[], moments timestamptz[], empty text);
            """;
    private static final String ROW =
            """
            insert into things values (%d, 3, 9007199254740993, true,
              1234.50, 0.000000000000000000012345678901234567890, 'NaN', %s, 12.34, 9.99,
              0.1, 0.1,
              'wörd', 'ab', 'text', 'glad', '7d444840-9dc0-11d1-b245-5ffdce74fad2', '{"a": 1}', '{"b": [1, 2]}', '<a/>',
              '2018-03-04 05:06:07.123456', '2018-03-04 05:06:07', 'infinity', '2018-03-04 05:06:07.5+02', '-infinity',
              '1999-12-31', 'infinity', '23:59:59.5', '24:00:00', '10:00:00+02', '1 year 2 days 3 hours',
              '\\x00ff', b'1', b'000000000101', '10.0.0.0/8', '(1.5,2)', '[1,5)',
              '{1,null,3}', '{a,"b c",null}', '{1.10,20}', '{2018-03-04 05:06:07+00}', '');
            """;

    @Test
    void givesEveryTypeTheValueThatRowPromises() throws Exception {
        try (CapturedSource source = CapturedSource.of(SCHEMA, "things")) {
            source.database.execute(ROW.formatted(1, "'Infinity'"));
            source.start();
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute(ROW.formatted(2, "'Infinity'"));
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            try (LiveChanges live = LiveChanges.listen(source.connector())) {
                source.database.execute(ROW.formatted(3, "'Infinity'"));
                await().atMost(SOON).untilAsserted(() -> assertThat(live.next())
                        .singleElement()
                        .satisfies(committed ->
                                expect(committed.changes().get(0).after().orElseThrow(), 3)));
            }
            expect(source.store.snapshot().get(0).after().orElseThrow(), 1);
            expect(source.store.changes().get(0).after().orElseThrow(), 2);
        }
    }

    private static void expect(Row row, long id) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("id", id);
        expected.put("small", 3L);
        expected.put("big", 9007199254740993L);
        expected.put("flag", true);
        expected.put("amount", new BigDecimal("1234.50"));
        expected.put("free", new BigDecimal("0.000000000000000000012345678901234567890"));
        expected.put("nothing", "NaN");
        expected.put("infinite", "Infinity");
        expected.put("cost", new BigDecimal("12.34"));
        expected.put("domained", new BigDecimal("9.99"));
        expected.put("single", 0.1);
        expected.put("twice", 0.1);
        expected.put("word", "wörd");
        expected.put("fixed", "ab   ");
        expected.put("body", "text");
        expected.put("feeling", "glad");
        expected.put("ident", "7d444840-9dc0-11d1-b245-5ffdce74fad2");
        expected.put("doc", "{\"a\": 1}");
        expected.put("docb", "{\"b\": [1, 2]}");
        expected.put("markup", "<a/>");
        expected.put("stamp", LocalDateTime.parse("2018-03-04T05:06:07.123456"));
        expected.put("stamp_seconds", LocalDateTime.parse("2018-03-04T05:06:07"));
        expected.put("forever", "infinity");
        expected.put("zoned", Instant.parse("2018-03-04T03:06:07.5Z"));
        expected.put("always", "-infinity");
        expected.put("day", LocalDate.parse("1999-12-31"));
        expected.put("day_end", "infinity");
        expected.put("clock", LocalTime.parse("23:59:59.5"));
        expected.put("midnight", "24:00:00");
        expected.put("zoned_clock", "08:00:00Z");
        expected.put("span", "P1Y0M2DT3H0M0S");
        expected.put("one_bit", true);
        expected.put("bits", "000000000101");
        expected.put("address", "10.0.0.0/8");
        expected.put("spot", "(1.5,2.0)");
        expected.put("period", "[1,5)");
        expected.put("numbers", Arrays.asList(1L, null, 3L));
        expected.put("words", Arrays.asList("a", "b c", null));
        expected.put("amounts", List.of(new BigDecimal("1.10"), new BigDecimal("20")));
        expected.put("moments", List.of(Instant.parse("2018-03-04T05:06:07Z")));
        expected.put("empty", "");
        Map<String, Object> actual = new LinkedHashMap<>(row.values());
        assertThat((byte[]) actual.remove("raw")).containsExactly(0, 0xff);
        assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void marksUnchangedToastValuesAsUnavailableWhateverTheirType() throws Exception {
        String schema =
                "create table large (id int primary key, n int, body text, doc jsonb, raw bytea, amount numeric, words"
                        + " text[], numbers int[], bigs bigint[], idents uuid[]);alter table large alter body set storage"
                        + " external, alter doc set storage external, alter raw set storage external, alter amount set"
                        + " storage external, alter words set storage external, alter numbers set storage external, alter"
                        + " bigs set storage external, alter idents set storage external;";
        try (CapturedSource source = CapturedSource.of(schema, "large").start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("insert into large select 1, 1, repeat('x', 9000), to_jsonb(repeat('y', 9000)),"
                    + " decode(repeat('00', 9000), 'hex'), repeat('9', 20000)::numeric,"
                    + " (select array_agg(repeat('z', 100)) from generate_series(1, 200)),"
                    + " (select array_agg(n) from generate_series(1, 5000) n),"
                    + " (select array_agg(n::bigint) from generate_series(1, 5000) n),"
                    + " (select array_agg(gen_random_uuid()) from generate_series(1, 2000) n)");
            source.database.execute("update large set n = 2");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 2);
            Map<String, Object> after =
                    source.store.changes().get(1).after().orElseThrow().values();
            assertThat(after).containsEntry("id", 1L).containsEntry("n", 2L);
            for (String column : List.of("body", "doc", "raw", "amount", "words", "numbers", "bigs", "idents")) {
                assertThat(after.get(column)).as(column).isSameAs(Row.UNAVAILABLE);
            }
        }
    }

    @Test
    void givesTheWholeRowBeforeWhereTheSourceSendsIt() throws Exception {
        String schema = "create table full_rows (id int primary key, a text, b text);"
                + "alter table full_rows replica identity full;";
        try (CapturedSource source = CapturedSource.of(schema, "full_rows").start()) {
            await().atMost(SOON).until(() -> source.store.snapshotsDone() == 1);
            source.database.execute("insert into full_rows values (1, 'a', null); update full_rows set a = 'x'");
            await().atMost(SOON).until(() -> source.store.transactions().size() == 1);
            Row before = source.store.changes().get(1).before().orElseThrow();
            assertThat(before.get("a")).contains("a");
            assertThat(before.has("b")).isTrue();
            assertThat(before.get("b")).isEmpty();
        }
    }
}
