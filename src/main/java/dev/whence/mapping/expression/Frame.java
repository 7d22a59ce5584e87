package dev.whence.mapping.expression;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The variables of one row's evaluation, by one thread. Where something was looked up that is not there yet, the
 * evaluation is done again ({@link #again}); what did not depend on it is kept.
 */
public final class Frame {
    private static final Object UNSET = new Object();

    private final Object[] slots;
    private final Lookups lookups;
    private final ZoneId zone;
    private final List<Integer> provisional = new ArrayList<>(0);
    private int seenAgain;

    /** A value that was computed with something that is not there yet. */
    private record Provisional(Object value) {}

    Frame(int size, Lookups lookups, ZoneId zone) {
        this.slots = new Object[size];
        Arrays.fill(slots, UNSET);
        this.lookups = lookups;
        this.zone = zone;
    }

    Object get(int slot) {
        return slots[slot];
    }

    void set(int slot, Object value) {
        slots[slot] = value;
    }

    /** A variable that is computed when it is first asked for. */
    Object get(int slot, Evaluator definition) {
        Object value = slots[slot];
        if (value == UNSET) {
            return compute(slot, definition);
        }
        if (value instanceof Provisional known) {
            seenAgain++;
            return known.value();
        }
        return value;
    }

    private Object compute(int slot, Evaluator definition) {
        int before = missed();
        Object value = definition.evaluate(this);
        if (missed() == before) {
            slots[slot] = value;
        } else {
            slots[slot] = new Provisional(value);
            provisional.add(slot);
        }
        return value;
    }

    /** Grows with every use of something that is not there yet: what was computed while it did not grow is final. */
    public int missed() {
        return lookups.missed() + seenAgain;
    }

    /** Forgets what depended on something that was not there. */
    public void again() {
        provisional.forEach(slot -> slots[slot] = UNSET);
        provisional.clear();
    }

    /** Fills in an event's data for its templates; fields that are absent are null. */
    public void setData(Map<String, Integer> slots, Map<String, Object> data) {
        slots.forEach((field, slot) -> set(slot, data.get(field)));
    }

    Lookups lookups() {
        return lookups;
    }

    ZoneId zone() {
        return zone;
    }
}
