package dev.whence.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Visits of a web shop, from the events about {@code session/ID}: {@code customer.session.started} with the first of them,
 * {@code customer.session.ended} when nothing came for a while, {@code customer.page.slow_experienced} once a visit and
 * page. An id that comes back after the pause is another visit; what comes for a visit that has ended already is too late.
 * A visit led to an order that it names, or that was placed since it began and has its correlation.
 */
final class Sessions extends Deriver {
    static final String NAME = "sessions";
    private KeyValueStore<String, Session> sessions;
    private PlacedOrders orders;

    Sessions(Rules rules) {
        super(NAME, rules);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        sessions = store();
        orders = new PlacedOrders(context.getStateStore(PlacedOrders.NAME));
    }

    @Override
    void on(BusEvent event) {
        if (event.is("revenue.order.placed")) {
            timers().setInPassing(orders.add(event), event.recordedAt().plus(rules().keep()));
        } else if (event.about("session")) {
            step(event);
        }
    }

    private void step(BusEvent event) {
        String key = event.subject();
        Session session = sessions.get(key);
        if (session != null && isAfter(session, event)) {
            if (!session.ended) {
                end(key, session);
            }
            session = null;
        } else if (session != null && (session.ended || isBefore(session, event))) {
            return;
        }
        if (session == null) {
            session = begin(event);
        }
        session.add(event);
        if (slow(event) && session.slowPages.add(event.data().path("page").asText("/"))) {
            saySlow(event, session);
        }
        sessions.put(key, session);
    }

    private Session begin(BusEvent event) {
        Session session = Session.begin(event);
        say(Derived.of(
                "customer.session.started",
                event.subject(),
                event.time(),
                event.correlation(),
                event.id(),
                session.data(event.subject())));
        watch(event.subject(), session, event.time(), event.recordedAt());
        return session;
    }

    private void end(String key, Session session) {
        session.ended = true;
        orders.since(session.startedAt, session.correlations).ifPresent(session::ordered);
        say(Derived.of(
                "customer.session.ended",
                key,
                session.lastAt,
                session.correlation,
                session.lastId,
                session.summary(key)));
        timers().set(key, session.lastRecorded.plus(rules().keep()));
    }

    @Override
    void due(String key, BusEvent event) {
        if (PlacedOrders.is(key)) {
            orders.forget(key, event.recordedAt().minus(rules().keep()));
        } else {
            look(key, event);
        }
    }

    private void look(String key, BusEvent event) {
        Session session = sessions.get(key);
        if (session == null) {
            return;
        }
        if (session.ended) {
            if (!session.lastRecorded.plus(rules().keep()).isAfter(event.recordedAt())) {
                sessions.delete(key);
            }
            return;
        }
        boolean over =
                event.source().equals(session.source) && !event.watermark().isBefore(quietFrom(session.lastAt));
        if (over || !event.recordedAt().isBefore(quietFrom(session.lastRecorded))) {
            end(key, session);
            sessions.put(key, session);
        } else {
            watch(key, session, session.lastAt, session.lastRecorded);
        }
    }

    private void watch(String key, Session session, Instant lastAt, Instant lastRecorded) {
        timers().set(key, session.source, quietFrom(lastAt), quietFrom(lastRecorded));
    }

    private Instant quietFrom(Instant last) {
        return last.plus(rules().visitOver());
    }

    private boolean isAfter(Session session, BusEvent event) {
        return event.time().isAfter(session.lastAt.plus(rules().sessionGap()));
    }

    private boolean isBefore(Session session, BusEvent event) {
        return event.time().isBefore(session.startedAt.minus(rules().sessionGap()));
    }

    private boolean slow(BusEvent event) {
        return event.is("customer.page.viewed", "customer.page.slowed")
                && event.data().path("duration_ms").asLong()
                        >= rules().slowPage().toMillis();
    }

    private void saySlow(BusEvent event, Session session) {
        ObjectNode data = session.data(event.subject())
                .put("page", event.data().path("page").asText("/"))
                .put("duration_ms", event.data().path("duration_ms").asLong())
                .put("threshold_ms", rules().slowPage().toMillis());
        say(Derived.of(
                "customer.page.slow_experienced",
                event.subject(),
                event.time(),
                event.correlation(),
                event.id(),
                data));
    }
}
