package dev.whence.event;

import java.util.regex.Pattern;

/**
 * The name of what happened: three lower-case parts, {@code domain.thing.happened}, for example
 * {@code revenue.order.placed}. The set of types is open; it is what the files under {@code vocabulary/} say.
 */
public record EventType(String value) implements Comparable<EventType> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){2}");

    public EventType {
        if (!FORM.matcher(value).matches()) {
            throw WhenceException.badData("'" + value + "' is not an event type: it must be three lower-case parts "
                    + "joined by dots, such as revenue.order.placed");
        }
    }

    /** The first part, which names the domain (and so the topic) that the event belongs to. */
    public String domain() {
        return value.substring(0, value.indexOf('.'));
    }

    @Override
    public int compareTo(EventType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
