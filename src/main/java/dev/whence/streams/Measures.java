package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.streams.Series.Window;
import dev.whence.streams.Usual.Range;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Measures by the minute and by the hour, each sent to {@code whence.measures} when its window is closed, and
 * {@code DOMAIN.measure.departed} where it is not what is usual. They watch the present: an event counts if it was
 * recorded within the measure's patience after it happened. So a window is closed for good when the hub has recorded
 * something later than that. Minutes and hours in which the hub recorded nothing at all, because it was off, are not zero
 * but unknown.
 */
final class Measures extends Deriver {
    static final String NAME = "measures";
    static final String USUAL = "measures-usual";
    /** The child that takes closed windows. */
    static final String CLOSED = "measures-closed";

    private static final int LEAST_OF_RATE = 20;

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
        for (Measure measure : Measure.ALL) {
            if (measure.takes(event)
                    && !event.time().isBefore(event.recordedAt().minus(measure.patience(rules())))) {
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
            one = Series.from(start);
            watch(key, measure, grain, start);
        }
        if (!start.isBefore(one.next)) {
            one.add(start, measure.counted(event), measure.of(event), event.id());
            series.put(key, one);
        }
    }

    /** Closes the windows that nothing can be added to any more. */
    @Override
    void due(String key, BusEvent event) {
        Series one = series.get(key);
        if (one == null) {
            return;
        }
        Measure measure = Measure.of(key);
        Grain grain = Grain.valueOf(key.substring(key.indexOf('/') + 1));
        Instant until = grain.start(event.recordedAt().minus(measure.patience(rules())));
        while (one.next.isBefore(until)) {
            Window window = one.open.remove(one.next);
            if (window != null || one.next.isBefore(event.before())) {
                close(key, measure, grain, window == null ? new Window() : window, one);
                one.next = one.next.plus(grain.length);
            } else {
                one.next = one.open.keySet().stream()
                        .findFirst()
                        .filter(until::isAfter)
                        .orElse(until);
            }
        }
        series.put(key, one);
        watch(key, measure, grain, one.next);
    }

    private void watch(String key, Measure measure, Grain grain, Instant start) {
        Instant closed = start.plus(grain.length).plus(measure.patience(rules()));
        Usual known = usual.get(season(key, grain, start));
        if (grain == Grain.HOUR && known != null && known.values.size() >= grain.least) {
            timers().set(key, closed);
        } else {
            timers().setInPassing(key, closed);
        }
    }

    /** The first window that is not closed yet. */
    private void close(String key, Measure measure, Grain grain, Window window, Series one) {
        Instant start = one.next;
        boolean known = !measure.isRate() || window.of >= LEAST_OF_RATE;
        double value = measure.isRate() ? window.rate() : window.counted;
        String season = season(key, grain, start);
        Usual before = Optional.ofNullable(usual.get(season)).orElseGet(Usual::new);
        Optional<Range> range = known
                ? before.range(grain.least, rules().deviations(), scatter(measure, window, one))
                : Optional.empty();
        one.remember(window);
        ObjectNode data = data(key, grain, start, value, range);
        if (range.isPresent() && !range.get().holds(value)) {
            say(departed(measure, key, start.plus(grain.length), one.last, before.values.size(), data));
        }
        if (known) {
            before.add(value, grain.most);
            usual.put(season, before);
        }
        send(CLOSED, key, data.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static DoubleUnaryOperator scatter(Measure measure, Window window, Series one) {
        if (measure.isRate()) {
            return expected -> Math.sqrt(Math.max(expected * (1 - expected), 1 / window.of) / window.of);
        }
        return measure.isSum() ? one::scatter : expected -> Math.sqrt(Math.max(expected, 1));
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
