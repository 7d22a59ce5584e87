package dev.whence.capture;

import dev.whence.capture.CaptureStatus.State;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * From when on somebody must know of what a slot holds back.
 *
 * @param bytes of the source's log
 * @param age of the oldest change that is not confirmed; while tables are read as they are, this does not count, for
 *     then nothing can be confirmed
 */
public record SlotAlarm(long bytes, Duration age) {
    /** Half of what a small server has to spare, and longer than a restart or a large transaction takes. */
    public static final SlotAlarm DEFAULT = new SlotAlarm(Quantities.bytes("", "1GB"), Duration.ofMinutes(15));

    static SlotAlarm read(YamlFields fields) {
        return fields.fields("alarm", Set.of("bytes", "age"))
                .map(alarm -> new SlotAlarm(
                        alarm.value("bytes", DEFAULT.bytes(), text -> Quantities.bytes("alarm.bytes", text)),
                        alarm.value("age", DEFAULT.age(), text -> Quantities.duration("alarm.age", text))))
                .orElse(DEFAULT);
    }

    /** What to say of a slot, and what to do about it; empty if all is well. */
    Optional<String> of(String slot, SlotLag lag, State state) {
        if (Math.max(lag.bytes(), lag.retained()) > bytes) {
            String reason = lag.bytes() > bytes
                    ? unconfirmed(state)
                    : "a transaction of the source has been open for long: look for the oldest xact_start in"
                            + " pg_stat_activity";
            return Optional.of("the slot " + slot + " holds back "
                    + Quantities.text(Math.max(lag.bytes(), lag.retained())) + " of the source's log (alarm at "
                    + Quantities.text(bytes) + "); " + reason + "; mind the source's disk");
        }
        boolean snapshot = state == State.SNAPSHOT;
        return lag.seconds() > age.toSeconds() && !snapshot
                ? Optional.of("the slot " + slot + " holds back changes that are " + lag.seconds() / 60
                        + " min old (alarm at " + age.toMinutes() + " min); " + unconfirmed(state))
                : Optional.empty();
    }

    private static String unconfirmed(State state) {
        return switch (state) {
            case SNAPSHOT -> "nothing is confirmed before the tables are read";
            case STREAMING -> "the hub is behind: see its log, and bench/capture for what it can do";
            default -> "the connector is " + state + " and confirms nothing";
        };
    }
}
