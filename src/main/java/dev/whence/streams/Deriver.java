package dev.whence.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says what follows from events that come in the order of their positions. What becomes due merely because time passes
 * is looked at when an event comes. Where none comes, the hub's clock strikes: an event of its own that goes through the
 * store like any other, so that whoever reads the history again finds time passing at the same place.
 */
abstract class Deriver extends ContextualProcessor<String, BusEvent, String, byte[]> {
    /** The child that takes what is said. */
    static final String SAID = "derived";

    static final String STRUCK = "hub.clock.struck";
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** The clock strikes no more often than that. */
    static final Duration BETWEEN = Duration.ofMinutes(1);

    private final String name;
    private final Rules rules;
    private Timers timers;
    private long lastHeard;
    private long lastStruck;

    /** @param name of its state stores */
    Deriver(String name, Rules rules) {
        this.name = name;
        this.rules = rules;
    }

    static String timers(String name) {
        return name + "-timers";
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        timers = new Timers(context.getStateStore(timers(name)));
        lastHeard = context.currentSystemTimeMs();
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::strike);
    }

    @Override
    public void process(Record<String, BusEvent> message) {
        BusEvent event = message.value();
        lastHeard = context().currentSystemTimeMs();
        timers.due(event).forEach(key -> due(key, event));
        if (!event.derived() || ownToo()) {
            on(event);
        }
    }

    /** Something that was set is due at this event, or was: the state says. */
    abstract void due(String key, BusEvent event);

    abstract void on(BusEvent event);

    /** Whether it listens to what processors said. */
    boolean ownToo() {
        return false;
    }

    final Rules rules() {
        return rules;
    }

    final Timers timers() {
        return timers;
    }

    final <T> KeyValueStore<String, T> store() {
        return context().getStateStore(name);
    }

    final void say(Derived derived) {
        send(SAID, derived.subject().toString(), derived.message());
    }

    /** As of now: Kafka takes no message of tomorrow, and may forget one of long ago before anybody has read it. */
    final void send(String child, String key, byte[] message) {
        context().forward(new Record<>(key, message, context().currentSystemTimeMs()), child);
    }

    private void strike(long now) {
        boolean quiet = now - lastHeard >= rules.idle().toMillis() && now - lastStruck >= BETWEEN.toMillis();
        Optional<Instant> next = timers.next();
        if (quiet && next.isPresent() && next.get().toEpochMilli() <= now) {
            lastStruck = now;
            say(Clock.struck(now));
        }
    }
}
