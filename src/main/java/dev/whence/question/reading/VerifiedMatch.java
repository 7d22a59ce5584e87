package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Rank;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.reading.Outline.Place;
import dev.whence.question.reading.VerifiedReader.Verified;
import dev.whence.question.time.Stretch;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Ranking;
import dev.whence.semantics.VerifiedQuestion;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A verified question beside one that is asked in the same words. Not thread-safe. */
final class VerifiedMatch {
    private final VerifiedQuestion question;
    private final MetricQuery query;
    private final VerifiedQuestion.Meaning meaning;
    private final Outline verified;
    private final Outline asked;
    private final VerifiedPeriods periods;
    private final Map<List<String>, String> replaced = new LinkedHashMap<>();
    private Optional<Integer> limit = Optional.empty();

    VerifiedMatch(VerifiedQuestion question, Outline verified, Outline asked, LocalDateTime now) {
        this.question = question;
        this.meaning = question.meaning().orElseThrow();
        this.query = meaning.query();
        this.verified = verified;
        this.asked = asked;
        this.periods = new VerifiedPeriods(verified, asked, now);
    }

    /** Empty where something else stands at a place that the meaning does not tell of. */
    Optional<Verified> match() {
        for (int i = 0; i < verified.places().size(); i++) {
            Place own = verified.places().get(i);
            Place other = asked.places().get(i);
            if (!own.words().equals(other.words()) && !fills(own, other)) {
                return Optional.empty();
            }
        }
        Optional<Stretch> period = meaning.period().flatMap(words -> periods.stretch(words, Optional.empty()));
        Optional<Stretch> baseline = meaning.baseline().flatMap(words -> periods.stretch(words, period));
        boolean fixed = period.isPresent() == meaning.period().isPresent()
                && baseline.isPresent() == meaning.baseline().isPresent();
        return fixed ? Optional.of(verified(period, baseline)) : Optional.empty();
    }

    private boolean fills(Place own, Place other) {
        if (own.time().isPresent()) {
            return VerifiedPeriods.at(own, meaning.period()) || VerifiedPeriods.at(own, meaning.baseline());
        }
        if (own.figure().isPresent()) {
            limit = other.figure().filter(Figure::bare).map(figure -> figure.number()
                    .intValue());
            return limit.isPresent()
                    && query.ranking()
                            .filter(ranking -> own.figure().get().number().intValue() == ranking.limit())
                            .isPresent();
        }
        return own.values().stream().anyMatch(value -> replace(value, other));
    }

    private boolean replace(Value own, Place other) {
        boolean used = Stream.concat(query.filters().stream(), query.part().stream())
                .anyMatch(filter -> filter.dimension().equals(own.dimension())
                        && filter.values().contains(own.value()));
        List<Value> others = other.values().stream()
                .filter(value -> value.dimension().equals(own.dimension()))
                .toList();
        if (used && others.size() == 1) {
            replaced.put(List.of(own.dimension(), own.value()), others.get(0).value());
        }
        return used && others.size() == 1;
    }

    private Verified verified(Optional<Stretch> period, Optional<Stretch> baseline) {
        MetricQuery filled = new MetricQuery(
                query.metrics(),
                query.dimensions(),
                query.buckets(),
                query.grain(),
                filters(query.filters()),
                period.map(Stretch::period),
                baseline.map(Stretch::period),
                query.timeRole(),
                query.ranking().map(this::ranking),
                query.having(),
                query.share(),
                filters(query.part()),
                query.runningTotal(),
                query.countedAs(),
                query.members());
        return new Verified(question, filled, frame(filled, period, baseline));
    }

    private List<Filter> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> new Filter(
                        filter.dimension(),
                        filter.operator(),
                        filter.values().stream()
                                .map(value -> replaced.getOrDefault(List.of(filter.dimension(), value), value))
                                .toList()))
                .toList();
    }

    private Ranking ranking(Ranking ranking) {
        return new Ranking(ranking.metric(), ranking.descending(), limit.orElse(ranking.limit()), ranking.offset());
    }

    /** What a follow-up keeps of it. */
    private static Frame frame(MetricQuery query, Optional<Stretch> period, Optional<Stretch> baseline) {
        List<Condition> conditions = new ArrayList<>();
        Stream.concat(query.filters().stream(), query.part().stream()).forEach(filter -> filter.values()
                .forEach(value ->
                        conditions.add(new Condition(filter.dimension(), filter.operator(), value, -1, false))));
        List<Threshold> thresholds = query.having().stream()
                .filter(having -> !having.metric().equals(MetricQuery.POPULATION))
                .map(having -> new Threshold(Optional.of(having.metric()), having.operator(), having.value(), false))
                .toList();
        return new Frame(
                query.metrics(),
                query.dimensions(),
                query.buckets(),
                query.grain(),
                conditions,
                thresholds,
                period,
                baseline,
                period.isEmpty(),
                query.timeRole(),
                query.ranking()
                        .map(rank -> new Rank(
                                rank.descending(),
                                Optional.of(rank.limit()),
                                query.metrics().contains(rank.metric()) ? Optional.of(rank.metric()) : Optional.empty(),
                                Optional.empty(),
                                rank.offset())),
                query.share(),
                query.runningTotal(),
                baseline.isPresent(),
                baseline.isPresent(),
                Optional.empty(),
                query.members());
    }
}
