package dev.whence.diagnosis;

import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found in the time before.
 *
 * @param where in which segment it was looked for, as {@code a=b&c=d}; empty for everything
 * @param windows how many windows as long as the period were looked at, each beside its own baseline; 0 where the history is
 *     too short to tell what is usual
 * @param since when the first of them begins
 * @param episodes those in which the measure departed alike, the most alike first
 */
public record Past(String where, int windows, Optional<LocalDate> since, List<Episode> episodes) {
    public Past {
        episodes = List.copyOf(episodes);
    }

    /**
     * An earlier window that departed from its baseline in the same direction, unlike the others.
     *
     * @param baseline a day, or of a mean the mean; likewise {@code current}
     * @param change   relative
     * @param alike    from 0 to 1: half how near the changes are, half how many of the signals, now and then, they share;
     *     where there are no signals now, the first alone
     * @param rootCauses the segments that changed as a whole then
     * @param signals  what else came more often then
     * @param events   some of those that the measure rests on then
     * @param noticed  events by which the hub said, then, that one of these was not what is usual
     * @param similar  events of then that mean what those of the strongest signal mean now
     */
    public record Episode(
            Period when,
            double baseline,
            double current,
            double change,
            double alike,
            List<Segment> rootCauses,
            List<Earlier> signals,
            List<UUID> events,
            List<UUID> noticed,
            List<UUID> similar) {}

    /** A signal of then: how many times as often as before it came. */
    public record Earlier(String metric, String what, double strength) {}
}
