package dev.whence.question;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Reading;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQuery.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Readings in one line, for tables of examples. A reading that is not sure (below 0.7) ends with a question mark. */
final class Shorthand {
    private static final Map<Operator, String> SIGNS = Map.of(
            Operator.IN,
            "=",
            Operator.NOT_IN,
            "!=",
            Operator.LESS,
            "<",
            Operator.LESS_OR_EQUAL,
            "<=",
            Operator.GREATER,
            ">",
            Operator.GREATER_OR_EQUAL,
            ">=",
            Operator.IS_NULL,
            "unknown",
            Operator.IS_NOT_NULL,
            "known");

    private Shorthand() {}

    static String of(Reading reading) {
        if (reading.refusal().isPresent()) {
            return "refuse " + reading.refusal().get().code();
        }
        if (reading.query().isPresent() && reading.frame().skill().isPresent()) {
            return "skill " + reading.frame().skill().get().name() + " "
                    + reading.identifier().map(id -> id + " ").orElse("")
                    + of(reading.query().get()) + (reading.confidence() < 0.7 ? " ?" : "");
        }
        if (reading.identifier().isPresent()) {
            return "lookup " + reading.identifier().get();
        }
        if (reading.query().isEmpty()) {
            return "clarify " + reading.ask().map(AskBack::about).orElse("");
        }
        if (reading.confidence() < 0.35) {
            return "refuse not_sure";
        }
        return of(reading.query().get()) + (reading.confidence() < 0.7 ? " ?" : "");
    }

    private static String of(MetricQuery query) {
        List<String> parts = new ArrayList<>();
        parts.add((query.share() ? "share of " : "") + String.join(", ", query.metrics()));
        query.countedAs().ifPresent(name -> parts.add("number of " + name));
        List<String> by = new ArrayList<>(query.dimensions().stream()
                .map(name -> name + ranges(query, name))
                .toList());
        query.grain().ifPresent(grain -> by.add(0, grain.name().toLowerCase(Locale.ROOT)));
        if (!by.isEmpty()) {
            parts.add("by " + String.join(", ", by));
        }
        query.part().forEach(filter -> parts.add("part " + filter(filter)));
        query.filters().forEach(filter -> parts.add(filter(filter)));
        query.members()
                .forEach(members -> parts.add("only " + members.label() + (members.alike() ? " then" : "")
                        + (members instanceof Members.OfSet set
                                ? set.period().map(period -> " " + days(period)).orElse("")
                                : "")));
        query.having()
                .forEach(having -> parts.add("having " + having.metric() + " " + SIGNS.get(having.operator()) + " "
                        + having.value().stripTrailingZeros().toPlainString()));
        query.period().ifPresent(period -> parts.add(days(period)));
        query.baseline().ifPresent(period -> parts.add("vs " + days(period)));
        if (!query.timeRole().isEmpty()) {
            parts.add(query.timeRole());
        }
        query.ranking()
                .ifPresent(rank -> parts.add((rank.descending() ? "top " : "bottom ") + rank.limit() + " "
                        + rank.metric() + (rank.offset() > 0 ? " after " + rank.offset() : "")));
        if (query.runningTotal()) {
            parts.add("running");
        }
        return String.join(" | ", parts);
    }

    /** "[50]" for steps of 50, "[50..100]" for edges, "[50..100=]" where 100 belongs to the range below it. */
    private static String ranges(MetricQuery query, String dimension) {
        return query.buckets().stream()
                .filter(bucket -> bucket.dimension().equals(dimension))
                .map(bucket -> bucket.step()
                        .map(step -> "[" + step.toPlainString() + "]")
                        .orElseGet(() -> bucket.edges().stream()
                                .map(edge ->
                                        edge.toPlainString() + (bucket.closed().contains(edge) ? "=" : ""))
                                .collect(Collectors.joining("..", "[", "]"))))
                .findFirst()
                .orElse("");
    }

    private static String filter(Filter filter) {
        return filter.dimension() + " " + SIGNS.get(filter.operator()) + " "
                + String.join(", ", filter.values().stream().sorted().toList());
    }

    private static String days(Period period) {
        return period.from().toLocalDate() + ".." + period.to().toLocalDate();
    }
}
