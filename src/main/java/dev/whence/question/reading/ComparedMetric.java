package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Metric;
import java.util.Optional;

/** Which metric is compared with a number, where the number's unit does not say. */
final class ComparedMetric {
    private ComparedMetric() {}

    /** "late rate of Q1 2018 was above 20 %": periods and values may stand between the metric and its number. */
    static Optional<String> before(Draft draft, int subject) {
        int at = subject;
        while (draft.piece(at)
                .filter(piece -> !piece.means(Metric.class)
                        && (piece.means(Meaning.Time.class) || piece.means(Meaning.Value.class)))
                .isPresent()) {
            at = draft.before(at);
        }
        return draft.piece(at)
                .filter(piece -> !piece.means(Dimension.class)
                        || NumberReader.number(draft, piece).isPresent())
                .flatMap(piece -> piece.span().as(Metric.class))
                .map(Metric::name);
    }

    /** "states with over 14 days average delivery time": after the unit comes what it is of. */
    static Optional<String> after(Draft draft, int unit) {
        int at = draft.after(unit);
        while (draft.piece(at)
                .filter(piece -> piece.means(Meaning.Statistic.class) && !piece.means(Metric.class))
                .isPresent()) {
            at = draft.after(at);
        }
        return draft.piece(at).flatMap(piece -> piece.span().as(Metric.class)).map(Metric::name);
    }
}
