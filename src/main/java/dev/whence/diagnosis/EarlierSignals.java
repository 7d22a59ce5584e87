package dev.whence.diagnosis;

import dev.whence.diagnosis.Past.Earlier;
import dev.whence.diagnosis.Windows.Window;
import dev.whence.event.WhenceException;
import dev.whence.semantics.Metric;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQueryBuilder;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The signals of a place by day, to be asked which of them came more, or less, often in an earlier window. */
final class EarlierSignals {
    private final Windows windows;
    private final boolean rising;
    private final Map<Metric, DailyLevels> days = new LinkedHashMap<>();

    private EarlierSignals(Windows windows, boolean rising) {
        this.windows = windows;
        this.rising = rising;
    }

    /**
     * Reads them.
     *
     * @param rising whether those count that came more often
     * @param like   the days of the measure that they are set beside
     */
    static EarlierSignals read(
            MetricExecutor executor,
            MetricQuery query,
            Map<String, String> place,
            Windows windows,
            boolean rising,
            DailyLevels like,
            LocalDateTime now) {
        EarlierSignals signals = new EarlierSignals(windows, rising);
        Period history =
                new Period(like.date(0).atStartOfDay(), like.date(like.length()).atStartOfDay(), "before");
        Places places = new Places(executor.model(), query);
        for (String name : places.signals()) {
            MetricQueryBuilder asked = MetricQuery.of(name).within(history);
            places.filters(name, place).forEach(asked::where);
            course(executor, asked.build(), history, now)
                    .ifPresent(course -> signals.days.put(
                            executor.model().metric(name),
                            new DailyLevels(course, like.date(0), like.date(like.length()), false)));
        }
        return signals;
    }

    private static Optional<SortedMap<LocalDateTime, double[]>> course(
            MetricExecutor executor, MetricQuery query, Period history, LocalDateTime now) {
        try {
            return Optional.of(new PeriodNumbers(executor, query, now).course(history, Grain.DAY));
        } catch (WhenceException notComputable) {
            return Optional.empty();
        }
    }

    /** What came more often in a window than in its baseline, beyond chance, the strongest first. */
    List<Earlier> in(Window window) {
        double lengths = windows.length() / (double) windows.baseline();
        List<Earlier> found = new ArrayList<>();
        days.forEach((metric, counts) -> {
            double current = counts.sum(window.at(), windows.length());
            double before = counts.sum(window.at() - windows.offset(), windows.baseline());
            Growth growth = Growth.of(current, before * lengths, lengths);
            if (growth.notable(rising)) {
                found.add(new Earlier(metric.name(), metric.display(), growth.strength()));
            }
        });
        found.sort(Comparator.comparingDouble(Earlier::strength).reversed());
        return found;
    }
}
