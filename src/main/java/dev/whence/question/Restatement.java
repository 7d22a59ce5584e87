package dev.whence.question;

import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQuery.Operator;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricQuery.Ranking;
import dev.whence.semantics.Skill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says in words what will be computed, so that the asker can see whether it is what was meant. */
final class Restatement {
    private static final Map<Operator, String> SIGNS = Map.of(
            Operator.IN,
            "is",
            Operator.NOT_IN,
            "is not",
            Operator.LESS,
            "below",
            Operator.LESS_OR_EQUAL,
            "at most",
            Operator.GREATER,
            "above",
            Operator.GREATER_OR_EQUAL,
            "at least",
            Operator.IS_NULL,
            "is unknown",
            Operator.IS_NOT_NULL,
            "is known");

    private final Vocabulary words;

    Restatement(Vocabulary words) {
        this.words = words;
    }

    /** "Revenue by state, in August 2018, where payment type is boleto". */
    String of(MetricQuery query) {
        if (query.countsMembers()) {
            return counted(query);
        }
        List<String> parts = new ArrayList<>();
        parts.add(subject(query) + grouping(query));
        parts.add(when(query));
        query.filters().forEach(filter -> parts.add("where " + condition(filter)));
        query.members().forEach(members -> parts.add("only " + members.label() + when(members)));
        query.having().forEach(having -> parts.add("only groups with " + condition(having)));
        query.ranking()
                .ifPresent(rank -> parts.add((rank.descending() ? "highest " : "lowest ")
                        + rank.metric().replace('_', ' ') + " first"
                        + places(rank)));
        if (query.runningTotal()) {
            parts.add("with the running total");
        }
        return String.join(", ", parts);
    }

    /** "Customers at risk, where state is SP". */
    String of(Skill skill, MetricQuery query) {
        List<String> parts = new ArrayList<>();
        parts.add(skill.display()
                + (skill.anyMetric() ? " of " + subject(query).toLowerCase(Locale.ROOT) : "")
                + grouping(query));
        query.period().ifPresent(period -> parts.add("in " + period.label()));
        query.filters().forEach(filter -> parts.add("where " + condition(filter)));
        return String.join(", ", parts);
    }

    private static String counted(MetricQuery query) {
        Members members = query.members().get(0);
        return "Number of " + members.label()
                + query.period().map(period -> ", in " + period.label()).orElse("");
    }

    private String subject(MetricQuery query) {
        String metrics =
                String.join(" and ", query.metrics().stream().map(this::metric).toList());
        if (query.countedAs().isPresent()) {
            return "Number of " + query.countedAs().get() + ", told by " + metrics.toLowerCase(Locale.ROOT);
        }
        if (!query.share()) {
            return metrics;
        }
        return query.part().isEmpty()
                ? "Share of " + metrics.toLowerCase(Locale.ROOT)
                : "Share of " + metrics.toLowerCase(Locale.ROOT) + " where "
                        + String.join(
                                " and ",
                                query.part().stream().map(this::condition).toList());
    }

    String metric(String name) {
        int colon = name.indexOf(':');
        String label = words.metric(name).label();
        return colon < 0 ? label : label + " (" + name.substring(colon + 1).replace('_', ' ') + ")";
    }

    private String grouping(MetricQuery query) {
        List<String> by = new ArrayList<>(query.dimensions().stream()
                .map(name -> words.dimension(name).label() + ranges(query, name))
                .toList());
        query.grain()
                .ifPresent(
                        grain -> by.add(0, grain.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return by.isEmpty() ? "" : " by " + String.join(" and ", by);
    }

    private String ranges(MetricQuery query, String dimension) {
        return query.buckets().stream()
                .filter(bucket -> bucket.dimension().equals(dimension))
                .findFirst()
                .map(bucket -> bucket.step()
                        .map(step -> " in steps of " + step.toPlainString())
                        .orElseGet(() -> " in ranges up to "
                                + String.join(
                                        ", ",
                                        bucket.edges().stream()
                                                .map(BigDecimal::toPlainString)
                                                .toList())
                                + " and more"))
                .map(ranges -> ranges + unit(dimension))
                .orElse("");
    }

    /** " days"; empty where numbers have none, or that of money. */
    private String unit(String dimension) {
        String unit = words.dimension(dimension).unit();
        return unit.isEmpty() || unit.equals("money") ? "" : " " + unit;
    }

    private String when(MetricQuery query) {
        String role = query.timeRole().isEmpty() ? words.manner().usualRole() : query.timeRole();
        String dated = role.isEmpty() ? "in " : role + " in ";
        String period = query.period().map(found -> dated + found.label()).orElse("over the whole history");
        return query.baseline()
                .map(before -> period + " compared with " + before.label())
                .orElse(period);
    }

    private static String when(Members members) {
        Optional<Period> own = members instanceof Members.OfSet set
                ? set.period()
                : ((Members.Groups) members).query().period();
        return members.alike()
                ? " in the same period"
                : own.map(period -> " in " + period.label()).orElse("");
    }

    private static String places(Ranking rank) {
        if (rank.offset() == 0) {
            return rank.limit() > 0 ? ", " + rank.limit() + " at most" : "";
        }
        int first = rank.offset() + 1;
        return rank.limit() == 1
                ? ", only number " + first
                : ", only numbers " + first + " to " + (rank.offset() + rank.limit());
    }

    private String condition(Filter filter) {
        return words.dimension(filter.dimension()).label() + " " + SIGNS.get(filter.operator()) + " "
                + String.join(" or ", filter.values());
    }

    private String condition(Having having) {
        String metric = having.metric().equals(MetricQuery.POPULATION)
                ? "rows"
                : metric(having.metric()).toLowerCase(Locale.ROOT);
        return metric + " " + SIGNS.get(having.operator()) + " "
                + having.value().toPlainString();
    }
}
