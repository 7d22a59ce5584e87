package dev.whence.semantics;

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
}
