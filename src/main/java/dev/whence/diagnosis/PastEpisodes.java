package dev.whence.diagnosis;

import dev.whence.diagnosis.Explanation.RootCause;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.diagnosis.Past.Earlier;
import dev.whence.diagnosis.Past.Episode;
import dev.whence.diagnosis.Windows.Window;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQueryBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When the like of a change happened before, in the segment that explains it most, and what explained it then. */
final class PastEpisodes {
    private static final int MOST = 3;

    private final MetricExecutor executor;
    private final EarlierEvents events;
    private final MetricQuery query;
    private final double usual;
    private final boolean worse;
    private final LocalDateTime now;
    private final Windows windows;

    /**
     * @param usual how much, relatively, the measure changes from period to period
     * @param worse whether what changed is bad, so that signals are looked for that came more often
     */
    PastEpisodes(
            MetricExecutor executor,
            EarlierEvents events,
            MetricQuery query,
            double usual,
            boolean worse,
            LocalDateTime now) {
        this.executor = executor;
        this.events = events;
        this.query = query;
        this.usual = usual;
        this.worse = worse;
        this.now = now;
        this.windows = Windows.of(query, now);
    }

    Past of(Contribution total, List<RootCause> causes, List<Signal> signals) {
        Map<String, String> place =
                causes.isEmpty() ? Map.of() : causes.get(0).segment().values();
        MetricQuery narrowed = new Places(executor.model(), query).narrowed(place);
        PeriodNumbers numbers = new PeriodNumbers(executor, narrowed, now);
        LocalDate end = query.period().orElseThrow().from().toLocalDate();
        DailyLevels days = DailyLevels.of(numbers.course(windows.history(end), Grain.DAY), end, numbers.mean());
        List<Window> all = windows.all(days);
        String where = causes.isEmpty() ? "" : causes.get(0).segment().toString();
        Optional<Double> change = causes.isEmpty()
                ? change(total.baseline(), total.current(), numbers.mean())
                : change(causes.get(0).baseline(), causes.get(0).current(), numbers.mean());
        if (!windows.enough(all) || change.isEmpty()) {
            return new Past(where, 0, Optional.empty(), List.of());
        }
        List<Window> like = apart(windows.like(change.get(), all));
        return new Past(
                where,
                all.size(),
                Optional.of(days.date(all.get(0).at())),
                like.isEmpty() ? List.of() : episodes(like, days, narrowed, place, change.get(), signals));
    }

    /** Relative, of a sum per day; empty where there was nothing before or nothing changed. */
    private Optional<Double> change(Optional<Double> baseline, Optional<Double> current, boolean mean) {
        double lengths = mean ? 1 : Explainer.lengths(query, now);
        return baseline.filter(before -> before > 0)
                .map(before -> current.orElse(0.0) / before / lengths - 1)
                .filter(change -> change != 0);
    }

    private List<Window> apart(List<Window> nearestFirst) {
        List<Window> apart = new ArrayList<>();
        for (Window window : nearestFirst) {
            if (apart.size() < MOST && apart.stream().noneMatch(other -> windows.overlap(window, other))) {
                apart.add(window);
            }
        }
        return apart;
    }

    private List<Episode> episodes(
            List<Window> like,
            DailyLevels days,
            MetricQuery narrowed,
            Map<String, String> place,
            double change,
            List<Signal> signals) {
        EarlierSignals earlier = EarlierSignals.read(executor, query, place, windows, worse, days, now);
        return like.stream()
                .map(window -> {
                    List<Earlier> then = earlier.in(window);
                    Period period = windows.period(window, days);
                    return new Episode(
                            period,
                            window.before(),
                            window.then(),
                            window.change(),
                            alike(change, signals, window, then),
                            rootCauses(period, windows.baseline(window, days), window.change()),
                            then,
                            executor.run(within(narrowed, period), now).samples(),
                            noticed(period, window.change() > 0, then),
                            similar(signals, period));
                })
                .sorted(Comparator.comparingDouble(Episode::alike).reversed())
                .toList();
    }

    private static double alike(double change, List<Signal> signals, Window window, List<Earlier> then) {
        double near = Windows.nearness(change, window.change());
        if (signals.isEmpty()) {
            return near;
        }
        Set<String> now = signals.stream().map(Signal::metric).collect(Collectors.toSet());
        Set<String> either =
                Stream.concat(now.stream(), then.stream().map(Earlier::metric)).collect(Collectors.toSet());
        long both = then.stream().map(Earlier::metric).filter(now::contains).count();
        return (near + both / (double) either.size()) / 2;
    }

    private List<Segment> rootCauses(Period period, Period baseline, double change) {
        MetricQuery then =
                query.toBuilder().within(period).comparedWith(baseline).build();
        ChangedSegments changed = new ChangedSegments(executor, then, now);
        return changed.notable(changed.diagnosis(usual), 0).stream()
                .filter(cause -> cause.contribution() * change > 0)
                .map(RootCause::segment)
                .toList();
    }

    private static MetricQuery within(MetricQuery narrowed, Period period) {
        MetricQueryBuilder then =
                MetricQuery.of(narrowed.metrics().get(0)).within(period).dated(narrowed.timeRole());
        narrowed.filters().forEach(then::where);
        return then.build();
    }

    private List<UUID> noticed(Period period, boolean rose, List<Earlier> signals) {
        Map<String, String> watched = executor.model().explaining().watched();
        Stream<UUID> ofMetric = Optional.ofNullable(watched.get(query.metrics().get(0)))
                .map(measure -> events.departures(measure, rose, period))
                .orElse(List.of())
                .stream();
        Stream<UUID> ofSignals = signals.stream()
                .filter(signal -> watched.containsKey(signal.metric()))
                .flatMap(signal -> events.departures(watched.get(signal.metric()), worse, period).stream());
        return Stream.concat(ofMetric, ofSignals).toList();
    }

    private List<UUID> similar(List<Signal> signals, Period period) {
        return signals.stream()
                .flatMap(signal -> signal.events().stream())
                .findFirst()
                .map(event -> events.like(event, period))
                .orElse(List.of());
    }
}
