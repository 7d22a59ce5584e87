package dev.whence.diagnosis;

import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQueryBuilder;
import dev.whence.semantics.MetricResult;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to look for a change that no period was named for. Whether anything unusual happened there is for others to say.
 */
final class Episodes {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int DAYS = 28;
    private static final int WEEK = 7;
    /** In robust standard deviations of the days. */
    private static final double FAR = 1;

    private final MetricExecutor executor;
    private final LocalDateTime now;

    Episodes(MetricExecutor executor, LocalDateTime now) {
        this.executor = executor;
        this.now = now;
    }

    private record Day(LocalDate date, double value) {}

    /** The last seven days against the seven before. */
    MetricQuery lastWeek(MetricQuery query) {
        LocalDate today = now.toLocalDate();
        return about(query, today.minusDays(WEEK), today, "the last seven days");
    }

    /**
     * The whole day of the last four weeks that is furthest from their median to the bad side, against the seven days
     * before it; empty if none is far.
     */
    Optional<MetricQuery> worstDay(MetricQuery query) {
        LocalDate today = now.toLocalDate();
        int bad = executor.model().metric(query.metrics().get(0).split(":")[0]).lowIsBetter() ? 1 : -1;
        Period latest = period(today.minusDays(DAYS), today, "the last four weeks");
        MetricQueryBuilder daily = MetricQuery.of(query.metrics().get(0))
                .by(Grain.DAY)
                .within(latest)
                .dated(query.timeRole());
        query.filters().forEach(daily::where);
        return farthest(days(executor.numbers(daily.build(), now)), bad)
                .map(day -> about(
                        query, day.date(), day.date().plusDays(1), day.date().format(SPOKEN)));
    }

    private static List<Day> days(MetricResult result) {
        List<Day> days = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            days.add(
                    new Day(LocalDate.parse(row.get(0).toString().substring(0, 10)), PeriodNumbers.number(row.get(1))));
        }
        return days;
    }

    private static Optional<Day> farthest(List<Day> days, int bad) {
        if (days.size() < WEEK) {
            return Optional.empty();
        }
        Middle usual = Middle.of(days.stream().mapToDouble(Day::value).toArray());
        return days.stream()
                .skip(1)
                .filter(day -> usual.spread() > 0 && bad * (day.value() - usual.at()) > FAR * usual.spread())
                .max(Comparator.comparingDouble(day -> bad * (day.value() - usual.at())));
    }

    private static MetricQuery about(MetricQuery query, LocalDate from, LocalDate to, String label) {
        return query.toBuilder()
                .within(period(from, to, label))
                .comparedWith(period(from.minusDays(WEEK), from, "the seven days before"))
                .build();
    }

    private static Period period(LocalDate from, LocalDate to, String label) {
        return new Period(from.atStartOfDay(), to.atStartOfDay(), label);
    }
}
