package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.RootCause;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricResult;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Explains changes of metrics of the semantic model. Thread-safe. */
public final class Explainer {
    private final MetricExecutor executor;
    private final EarlierEvents events;

    public Explainer(MetricExecutor executor) {
        this(executor, EarlierEvents.NONE);
    }

    /** @param events where it is looked up what else is known of earlier times in which the like happened */
    public Explainer(MetricExecutor executor, EarlierEvents events) {
        this.executor = executor;
        this.events = events;
    }

    /** The worst day if anything unusual happened there, else the last week. */
    private Explanation ofLate(MetricQuery query, LocalDateTime now) {
        Episodes episodes = new Episodes(executor, now);
        return episodes.worstDay(query)
                .map(day -> explain(day, now))
                .filter(Explanation::unusual)
                .orElseGet(() -> explain(episodes.lastWeek(query), now));
    }

    /**
     * Why the metric of the query differs in its period from what it was in its baseline; without periods, on the latest
     * day on which it was unusual.
     *
     * @throws WhenceException BAD_DATA, with a sentence for the asker, for what has no parts that add up, or where one of
     *     the periods holds nothing
     */
    public Explanation explain(MetricQuery query, LocalDateTime now) {
        if (query.period().isEmpty() || query.baseline().isEmpty()) {
            return ofLate(query, now);
        }
        MetricResult compared = executor.run(query, now);
        if (compared.rows().size() != 1
                || compared.rows().get(0).stream().limit(2).anyMatch(value -> value == null)) {
            throw WhenceException.badData("one of the two periods holds nothing that could be compared");
        }
        ChangedSegments changed = new ChangedSegments(executor, query, now);
        PeriodNumbers numbers = changed.numbers();
        Contribution total = Contribution.total(
                PeriodNumbers.number(compared.rows().get(0).get(1)),
                PeriodNumbers.number(compared.rows().get(0).get(0)));
        double usual = new History(numbers, query, now).usual();
        Diagnosis diagnosis = changed.diagnosis(usual);
        List<RootCause> causes = changed.notable(diagnosis, total.contribution());
        boolean rose = total.contribution() > 0;
        boolean worse = numbers.metric().lowIsBetter() == rose;
        List<Signal> signals = total.contribution() == 0
                ? List.of()
                : new Signals(executor, query, worse, rose, now)
                        .of(diagnosis.causes().stream().map(Cause::segment).toList());
        boolean unusual =
                !causes.isEmpty() || !signals.isEmpty() || diagnosis.outside().isPresent();
        Contributions contributions = changed.contributions();
        return new Explanation(
                query,
                compared,
                compared.columns().get(0).unit(),
                total,
                numbers.mean() ? contributions.mixes() : new Volumes(executor, numbers, query, now).of(total),
                contributions.segments(),
                contributions.overall(),
                contributions.overallExcess(),
                causes,
                signals,
                unusual
                        ? Optional.of(
                                new PastEpisodes(executor, events, query, usual, worse, now).of(total, causes, signals))
                        : Optional.empty(),
                diagnosis.outside());
    }

    /** How many times as long as its baseline the period of a query is, as far as it is over. */
    static double lengths(MetricQuery query, LocalDateTime now) {
        return days(query.period().orElseThrow(), now) / days(query.baseline().orElseThrow(), now);
    }

    static double days(Period period, LocalDateTime now) {
        LocalDateTime end = period.to().isBefore(now) ? period.to() : now;
        return Math.max(1, ChronoUnit.MINUTES.between(period.from(), end)) / (24.0 * 60);
    }
}
