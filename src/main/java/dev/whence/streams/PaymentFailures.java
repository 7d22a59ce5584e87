package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * {@code revenue.payment.failures_spiked} when many payments of one means fail within a short time, and many more than
 * the day before would have had. Said once a spike, which is over when the window holds half as many as it takes.
 */
final class PaymentFailures extends Deriver {
    static final String NAME = "payment-failures";
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration STEP = Duration.ofMinutes(10);

    /** A payment that failed. */
    record Failure(Instant at, String reason) {}

    /** What is remembered of a means of payment of one source. */
    static final class Recent {
        List<Failure> failures = new ArrayList<>();
        Map<Long, Integer> dayBefore = new TreeMap<>();
        boolean spiking;
    }

    private KeyValueStore<String, Recent> means;

    PaymentFailures(Rules rules) {
        super(NAME, rules);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        means = store();
    }

    @Override
    void due(String key, BusEvent event) {}

    @Override
    void on(BusEvent event) {
        if (!event.is("revenue.payment.failed", "revenue.payment.declined")) {
            return;
        }
        String method =
                event.data().path("method").asText(event.data().path("type").asText("unknown"));
        String key = event.source() + "\u0001" + method;
        Recent recent = means.get(key);
        if (recent == null) {
            recent = new Recent();
        }
        Instant reached = event.watermark();
        if (event.time().isAfter(reached.minus(rules().failureWindow()))) {
            recent.failures.add(
                    new Failure(event.time(), event.data().path("reason").asText("unknown")));
        }
        age(recent, reached);
        double expected = expected(recent);
        int count = recent.failures.size();
        if (recent.spiking) {
            recent.spiking = count > rules().failures() / 2;
        } else if (count >= rules().failures() && count >= expected * rules().failureFactor()) {
            recent.spiking = true;
            say(event, method, recent, expected);
        }
        means.put(key, recent);
    }

    /** What has left the window is counted for the day before, and forgotten a day later. */
    private void age(Recent recent, Instant reached) {
        Instant from = reached.minus(rules().failureWindow());
        recent.failures.stream()
                .filter(one -> !one.at().isAfter(from))
                .forEach(one -> recent.dayBefore.merge(step(one.at()), 1, Integer::sum));
        recent.failures.removeIf(one -> !one.at().isAfter(from));
        recent.dayBefore.keySet().removeIf(step -> step <= step(reached.minus(BEFORE)));
    }

    private double expected(Recent recent) {
        int day = recent.dayBefore.values().stream().mapToInt(Integer::intValue).sum();
        return day * (double) rules().failureWindow().toMillis() / BEFORE.toMillis();
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), STEP.toMillis());
    }

    private void say(BusEvent event, String method, Recent recent, double expected) {
        Instant first = recent.failures.stream()
                .map(Failure::at)
                .min(Instant::compareTo)
                .orElseThrow();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("method", method)
                .put("failures", recent.failures.size())
                .put("from", first.toString())
                .put("to", event.time().toString())
                .put("window_minutes", rules().failureWindow().toMinutes())
                .put("expected", Math.round(expected * 100) / 100.0);
        ObjectNode reasons = data.putObject("reasons");
        recent.failures.forEach(
                one -> reasons.put(one.reason(), reasons.path(one.reason()).asInt() + 1));
        String subject = "payment_method/" + method;
        say(Derived.of("revenue.payment.failures_spiked", subject, event.watermark(), subject, event.id(), data));
    }
}
