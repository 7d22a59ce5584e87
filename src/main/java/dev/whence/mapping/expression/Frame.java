package dev.whence.mapping.expression;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/** The variables of one evaluation: of one row, by one thread. */
public final class Frame {
    static final Object UNSET = new Object();

    private final Object[] slots;
    private final Lookups lookups;
    private final ZoneId zone;

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
