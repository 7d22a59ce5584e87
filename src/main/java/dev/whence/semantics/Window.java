package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The rows' dates that count: from the first moment of a period to its end or to now, whichever comes first.
 *
 * @param alignedWith the period to whose units of time those of this one are moved, in a comparison
 */
record Window(Optional<Period> period, Optional<Period> alignedWith, LocalDateTime now) {
    Optional<LocalDateTime> from() {
        return period.map(Period::from);
    }

    LocalDateTime to() {
        return period.map(Period::to).filter(end -> end.isBefore(now)).orElse(now);
    }

    /** How many units of time it has. Fails with BAD_DATA, in a sentence for the asker, if it has none or no beginning. */
    double units(Grain grain) {
        String unit = Grains.column(grain).replace('_', ' ');
        LocalDateTime from = from().orElseThrow(() ->
                WhenceException.badData("an average per " + unit + " needs a period, such as 'last year'"));
        double units = from.isBefore(to()) ? Grains.units(grain, from, to()) : 0;
        if (units == 0) {
            throw WhenceException.badData("there is no complete " + unit + " in the period yet");
        }
        return units;
    }
}
