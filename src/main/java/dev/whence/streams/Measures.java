package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.streams.Usual.Range;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Measures by the minute and by the hour, each sent to {@code whence.measures} when its window is closed, and
 * {@code DOMAIN.measure.departed} where it is not what is usual. They watch the present: an event counts if it was
 * recorded within the grace after it happened. So a window is closed for good when the hub has recorded something later
 * than that. Minutes and hours in which the hub recorded nothing at all, because it was off, are not zero but unknown.
 */
final class Measures extends Deriver {
    static final String NAME = "measures";
    static final String USUAL = "measures-usual";
    /** The child that takes closed windows. */
    static final String CLOSED = "measures-closed";

    private static final int LEAST_OF_RATE = 20;

    /** One window. */
    static final class Window {
        double counted;
        double of;
        String last = "";
    }

    /** One series at one grain: the windows that are open, and from when on there are any. */
    static final class Series {
        Map<Instant, Window> open = new TreeMap<>();
        Instant next;
        String last = "";
    }

    private KeyValueStore<String, Series> series;
    private KeyValueStore<String, Usual> usual;

    Measures(Rules rules) {
        super(NAME, rules);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        series = store();
        usual = context.getStateStore(USUAL);
    }

    @Override
    boolean ownToo() {
        return true;
    }

    @Override
    void on(BusEvent event) {
        if (event.time().isBefore(event.recordedAt().minus(rules().grace()))) {
            return;
        }
        for (Measure measure : Measure.ALL) {
            if (measure.takes(event)) {
                for (Grain grain : Grain.values()) {
                    count(measure, grain, event);
                }
            }
        }
    }

    private void count(Measure measure, Grain grain, BusEvent event) {
        String key = measure.series(event) + "/" + grain.name();
        Instant start = grain.start(event.time());
        Series one = series.get(key);
        if (one == null) {
            one = new Series();
            one.next = start;
            watch(key, grain, start);
        }
        if (start.isBefore(one.next)) {
            return;
        }
        Window window = one.open.computeIfAbsent(start, begun -> new Window());
        window.counted += measure.counted(event);
        window.of += measure.of(event);
        window.last = event.id();
        series.put(key, one);
    }

    /** Closes the windows that nothing can be added to any more. */
    @Override
    void due(String key, BusEvent event) {
        Series one = series.get(key);
        if (one == null) {
            return;
        }
        Grain grain = Grain.valueOf(key.substring(key.indexOf('/') + 1));
        Instant until = grain.start(event.recordedAt().minus(rules().grace()));
        while (one.next.isBefore(until)) {
            Window window = one.open.remove(one.next);
            if (window != null || one.next.isBefore(event.before())) {
                close(key, grain, one.next, window == null ? new Window() : window, one);
                one.next = one.next.plus(grain.length);
            } else {
                one.next = one.open.keySet().stream()
                        .findFirst()
                        .filter(until::isAfter)
                        .orElse(until);
            }
        }
        series.put(key, one);
        watch(key, grain, one.next);
    }

    private void watch(String key, Grain grain, Instant start) {
        Instant closed = start.plus(grain.length).plus(rules().grace());
        Usual known = usual.get(season(key, grain, start));
        if (grain == Grain.HOUR && known != null && known.values.size() >= grain.least) {
            timers().set(key, closed);
        } else {
            timers().setInPassing(key, closed);
        }
    }

    private void close(String key, Grain grain, Instant start, Window window, Series one) {
        Measure measure = Measure.ALL.stream()
                .filter(any -> key.startsWith(any.domain() + "." + any.name()))
                .findFirst()
                .orElseThrow();
        one.last = window.last.isEmpty() ? one.last : window.last;
        boolean known = !measure.isRate() || window.of >= LEAST_OF_RATE;
        double value = measure.isRate() ? window.of == 0 ? 0 : window.counted / window.of : window.counted;
        String season = season(key, grain, start);
        Usual before = Optional.ofNullable(usual.get(season)).orElseGet(Usual::new);
        Optional<Range> range = before.range(grain.least, rules().deviations(), scatter(measure, window));
        ObjectNode data = data(key, grain, start, value, range);
        if (known && range.isPresent() && !range.get().holds(value)) {
            say(departed(measure, key, start.plus(grain.length), one.last, before.values.size(), data));
        }
        if (known) {
            before.add(value, grain.most);
            usual.put(season, before);
        }
        byte[] message = data.toString().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(key, message, start.toEpochMilli()), CLOSED);
    }

    private static DoubleUnaryOperator scatter(Measure measure, Window window) {
        if (measure.isRate()) {
            return expected -> Math.sqrt(Math.max(expected * (1 - expected), 1 / window.of) / window.of);
        }
        return measure.sum().isPresent() ? expected -> expected / 4 : expected -> Math.sqrt(Math.max(expected, 1));
    }

    private static String season(String key, Grain grain, Instant start) {
        return key + "/" + grain.season(start);
    }

    private static ObjectNode data(String key, Grain grain, Instant start, double value, Optional<Range> range) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("measure", key.substring(0, key.indexOf('/')))
                .put("grain", grain.name().toLowerCase(Locale.ROOT))
                .put("from", start.toString())
                .put("to", start.plus(grain.length).toString())
                .put("value", value);
        range.ifPresent(usual ->
                data.put("expected", usual.expected()).put("low", usual.low()).put("high", usual.high()));
        return data;
    }

    private static Derived departed(
            Measure measure, String key, Instant at, String cause, int samples, ObjectNode window) {
        ObjectNode data = window.deepCopy()
                .put(
                        "direction",
                        window.path("value").asDouble() < window.path("low").asDouble() ? "below" : "above")
                .put("samples", samples);
        Subject subject = new Subject("measure", key.toLowerCase(Locale.ROOT));
        return new Derived(
                new EventType(measure.domain() + ".measure.departed"),
                subject,
                at,
                subject.toString(),
                Optional.of(cause).filter(id -> !id.isEmpty()),
                "",
                data);
    }
}
