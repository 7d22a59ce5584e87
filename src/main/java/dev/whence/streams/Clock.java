package dev.whence.streams;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import java.time.Instant;
import java.util.Optional;

/** The hub's clock, which strikes only when something waits for it and nothing else happens. */
final class Clock {
    private static final long STEP_MILLIS = 10_000;
    private static final Subject HUB = new Subject("hub", "clock");

    private Clock() {}

    /** The same for processors that notice it in the same ten seconds. */
    static Derived struck(long now) {
        return new Derived(
                new EventType(Deriver.STRUCK),
                HUB,
                Instant.ofEpochMilli(now - now % STEP_MILLIS),
                HUB.toString(),
                Optional.empty(),
                "",
                JsonNodeFactory.instance.objectNode());
    }
}
