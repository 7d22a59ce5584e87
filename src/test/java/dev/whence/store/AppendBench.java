package dev.whence.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.mapping.MappedEvent;
import dev.whence.mapping.MappedEvent.Cause;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * How fast events are appended, against COPY of the same rows into the same hypertable in the same run. Arguments: how
 * many events, how many at a time.
 */
final class AppendBench {
    private static final String COLUMNS =
            "position, id, type, schema_version, subject, occurred_at, recorded_at, source, "
                    + "source_position, correlation_id, causation_id, data, narrative, gist_id, hash";
    private static final Instant START = Instant.parse("2016-01-01T00:00:00Z");

    private AppendBench() {}

    public static void main(String[] arguments) throws Exception {
        int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        try (TestStore warm = new TestStore()) {
            append(warm.get(), number, batch);
        }
        try (TestStore ours = new TestStore();
                TestStore reference = new TestStore()) {
            double append = append(ours.get(), number, batch);
            double copy = copy(ours, reference, number, batch);
            System.out.printf(
                    "%,d events, %,d at a time: append %,.0f/s, COPY %,.0f/s, ratio %.2f%n",
                    number, batch, append, copy, append / copy);
            read(ours.get(), number);
        }
    }

    private static double append(Store store, int number, int batch) {
        long nanos = 0;
        Random random = new Random(1);
        for (int from = 0; from < number; from += batch) {
            List<MappedEvent> events = events(from, Math.min(batch, number - from), random);
            long begin = System.nanoTime();
            store.events().appendMapped(events);
            nanos += System.nanoTime() - begin;
        }
        return number * 1e9 / nanos;
    }

    private static double copy(TestStore from, TestStore to, int number, int batch) throws Exception {
        long nanos = 0;
        try (Connection source = from.database.connect();
                Connection target = to.database.connect()) {
            CopyManager out = source.unwrap(PGConnection.class).getCopyAPI();
            CopyManager in = target.unwrap(PGConnection.class).getCopyAPI();
            for (int first = 0; first < number; first += batch) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                out.copyOut(
                        "copy (select %s from event where position > %d and position <= %d order by position) to stdout (format binary)"
                                .formatted(COLUMNS, first, first + batch),
                        rows);
                ByteArrayInputStream bytes = new ByteArrayInputStream(rows.toByteArray());
                long begin = System.nanoTime();
                in.copyIn("copy event (" + COLUMNS + ") from stdin (format binary)", bytes);
                nanos += System.nanoTime() - begin;
            }
        }
        return number * 1e9 / nanos;
    }

    private static void read(Store store, int number) {
        long begin = System.nanoTime();
        long position = 0;
        while (position < number) {
            position = store.reader().after(position, 5_000).get(4_999).position();
        }
        System.out.printf("read by position: %,.0f/s%n", number * 1e9 / (System.nanoTime() - begin));
        begin = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            store.reader().after(number - 10, 100);
        }
        System.out.printf("read the last ten: %.2f ms%n", (System.nanoTime() - begin) / 200e6);
        begin = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            store.reader().history(Subject.parse("order/" + i * 37));
        }
        System.out.printf("read a subject: %.2f ms%n", (System.nanoTime() - begin) / 200e6);
        begin = System.nanoTime();
        System.out.println(store.hashChain().verify());
        System.out.printf("verify: %,.0f/s%n", number * 1e9 / (System.nanoTime() - begin));
    }

    private static List<MappedEvent> events(int from, int number, Random random) {
        List<MappedEvent> events = new ArrayList<>();
        for (int i = from; i < from + number; i++) {
            int order = i / 2;
            boolean placed = i % 2 == 0;
            String type = placed ? "revenue.order.placed" : "revenue.payment.received";
            String subject = placed ? "order/" + order : "payment/" + order + "-1";
            Event event =
                    TestEvents.event(type, subject, START.plusSeconds(i * 300L % 94_000_000L), data(order, random));
            Optional<Cause> cause = placed
                    ? Optional.empty()
                    : Optional.of(new Cause(
                            new EventType("revenue.order.placed"),
                            Subject.parse("order/" + Math.max(0, order - Integer.getInteger("back", 20_000)))));
            events.add(new MappedEvent(event, cause));
        }
        return events;
    }

    private static ObjectNode data(int order, Random random) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("order_id", "order-" + order).put("status", "created").put("currency", "BRL");
        data.putObject("customer")
                .put("id", Long.toHexString(random.nextLong()))
                .put("city", "sao paulo")
                .put("state", "SP")
                .put("zip_prefix", "01310");
        data.put("total", BigDecimal.valueOf(random.nextInt(100_000), 2));
        for (int line = 0; line < 2; line++) {
            data.withArray("lines")
                    .addObject()
                    .put("item", line + 1)
                    .put("product_id", Long.toHexString(random.nextLong()))
                    .put("category", "health_beauty")
                    .put("seller_id", Long.toHexString(random.nextLong()))
                    .put("price", BigDecimal.valueOf(random.nextInt(50_000), 2))
                    .put("freight", BigDecimal.valueOf(random.nextInt(5_000), 2));
        }
        return data;
    }
}
