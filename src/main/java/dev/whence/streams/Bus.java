package dev.whence.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What those who write to the bus and those who read from it agree on. */
public final class Bus {
    /** The name of a domain behind it is the topic of the domain's events. */
    public static final String EVENTS = "whence.events.";

    /** The header that has the position of an event, in digits: who orders events need not read them. */
    public static final String POSITION = "position";

    /** The topic of what the processors say, on its way into the store. */
    static final String DERIVED = "whence.derived";

    /** The topic of closed windows of measures. */
    static final String MEASURES = "whence.measures";

    /** What {@link #position(Headers)} gives where there is no such header. */
    public static final long NOWHERE = -1;

    private Bus() {}

    /** The position of the event in a message, or {@link #NOWHERE}. */
    public static long position(Headers headers) {
        Header position = headers.lastHeader(POSITION);
        return position == null ? NOWHERE : Long.parseLong(new String(position.value(), StandardCharsets.US_ASCII));
    }
}
