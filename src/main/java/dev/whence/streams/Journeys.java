package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What becomes of carts: {@code customer.cart.abandoned} where nothing more was done and no order came of it,
 * {@code customer.checkout.hesitated} where the first payment, or the first try, came late after the checkout began. A
 * visit, its cart, its order and payments belong together by their correlation.
 */
final class Journeys extends Deriver {
    static final String NAME = "journeys";
    private static final String[] CHECKOUT = {"customer.checkout.started", "customer.cart.checkout_begun"};
    private static final String[] ITEM = {"customer.cart.item_added", "customer.cart.changed", "customer.cart.created"};
    private static final String[] ORDER = {"customer.checkout.completed", "revenue.order.placed"};
    private static final String[] PAYMENT = {
        "revenue.payment.failed", "revenue.payment.declined", "revenue.payment.authorized", "revenue.payment.received"
    };
    private KeyValueStore<String, Journey> journeys;

    Journeys(Rules rules) {
        super(NAME, rules);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        journeys = store();
    }

    @Override
    void on(BusEvent event) {
        boolean inShop = event.about("session") || event.type().startsWith("customer.cart.") || event.is(CHECKOUT);
        if (!inShop && !event.is(ORDER) && !event.is(PAYMENT)) {
            return;
        }
        if (event.time().isBefore(event.recordedAt().minus(rules().keep()))) {
            return;
        }
        Optional<Journey> known = Optional.ofNullable(journeys.get(event.correlation()));
        if (known.isEmpty() && event.is("customer.page.viewed", "customer.product.viewed", "customer.page.slowed")) {
            return;
        }
        Journey journey = known.orElseGet(Journey::new);
        take(event, inShop, journey);
        plan(event.correlation(), journey);
        journeys.put(event.correlation(), journey);
    }

    private static void take(BusEvent event, boolean inShop, Journey journey) {
        journey.lastRecorded = event.recordedAt();
        if (inShop) {
            journey.active(event);
        }
        if (event.is(ITEM)) {
            journey.item(event);
        } else if (event.is(CHECKOUT)) {
            journey.checkout(event);
        } else if (event.is(ORDER)) {
            journey.ordered(event);
            journey.pays(event);
        } else if (event.is(PAYMENT)) {
            journey.pays(event);
        }
    }

    /** When to look at it again; later than that never, sooner does no harm. */
    private void plan(String key, Journey journey) {
        Instant forgotten = journey.lastRecorded.plus(rules().keep());
        Optional<Instant> next = Stream.of(decidedFrom(journey), abandonedFrom(journey, journey.lastAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        if (next.isEmpty()) {
            timers().set(key, forgotten);
        } else if (journey.pending.isEmpty() || next.get().isBefore(journey.pending.get())) {
            journey.pending = next;
            Duration patience = journey.undecided()
                    ? rules().grace()
                    : rules().cartAbandoned().plus(rules().grace());
            timers().set(key, journey.source, next.get(), journey.lastRecorded.plus(patience));
        }
    }

    private Optional<Instant> decidedFrom(Journey journey) {
        return journey.undecided() ? journey.paidAt.map(at -> at.plus(rules().grace())) : Optional.empty();
    }

    private Optional<Instant> abandonedFrom(Journey journey, Instant last) {
        return journey.openCart()
                ? Optional.of(last.plus(rules().cartAbandoned()).plus(rules().grace()))
                : Optional.empty();
    }

    @Override
    void due(String key, BusEvent event) {
        Journey journey = journeys.get(key);
        if (journey == null) {
            return;
        }
        journey.pending = Optional.empty();
        Instant reached = event.source().equals(journey.source) ? event.watermark() : Instant.MIN;
        Duration silence = Duration.between(journey.lastRecorded, event.recordedAt());
        if (is(decidedFrom(journey), reached) || journey.undecided() && silence.compareTo(rules().grace()) >= 0) {
            decide(key, journey);
        }
        Duration patience = rules().cartAbandoned().plus(rules().grace());
        if (is(abandonedFrom(journey, journey.lastAt), reached)
                || journey.openCart() && silence.compareTo(patience) >= 0) {
            abandon(key, journey);
        }
        if (!journey.openCart() && !journey.undecided() && silence.compareTo(rules().keep()) >= 0) {
            journeys.delete(key);
        } else {
            plan(key, journey);
            journeys.put(key, journey);
        }
    }

    private static boolean is(Optional<Instant> deadline, Instant reached) {
        return deadline.map(at -> !reached.isBefore(at)).orElse(false);
    }

    private void decide(String key, Journey journey) {
        journey.hesitationDecided = true;
        Instant began = journey.checkoutAt.orElseThrow();
        Instant paid = journey.paidAt.orElseThrow();
        Duration waited = Duration.between(began, paid);
        if (waited.compareTo(rules().hesitation()) >= 0) {
            ObjectNode data = data(key, journey)
                    .put("started_at", began.toString())
                    .put("paid_at", paid.toString())
                    .put("seconds", waited.toSeconds())
                    .put("checkout", journey.checkoutId)
                    .put("payment", journey.paidId);
            say(Derived.of("customer.checkout.hesitated", journey.subject, paid, key, journey.paidId, data));
        }
    }

    private void abandon(String key, Journey journey) {
        journey.abandoned = true;
        ObjectNode data = data(key, journey)
                .put("items", journey.items)
                .put("last_activity_at", journey.lastAt.toString())
                .put("checkout", journey.checkoutAt.isPresent())
                .put("payment_tried", journey.paidAt.isPresent());
        journey.products.forEach(data.withArray("products")::add);
        Instant at = journey.lastAt.plus(rules().cartAbandoned());
        say(Derived.of("customer.cart.abandoned", journey.subject, at, key, journey.itemId, data));
    }

    private static ObjectNode data(String key, Journey journey) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String id = journey.subject.substring(journey.subject.indexOf('/') + 1);
        data.put(journey.subject.startsWith("session/") ? "session_id" : "order_id", id);
        if (key.startsWith("order/")) {
            data.put("order_id", key.substring("order/".length()));
        }
        if (!journey.device.isEmpty()) {
            data.put("device", journey.device);
        }
        if (!journey.customer.isEmpty()) {
            data.put("customer_id", journey.customer);
        }
        return data;
    }
}
