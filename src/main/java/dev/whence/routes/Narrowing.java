package dev.whence.routes;

import dev.whence.access.AccessKey;
import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.question.Understood;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Having;
import dev.whence.semantics.MetricQueryBuilder;
import dev.whence.semantics.SemanticModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Keeps a question within what the asker's key may see. Thread-safe. */
public final class Narrowing {
    private static final int FORBIDDEN = 403;
    /** What a query alone computes, so that a condition on the query holds for all of it. */
    private static final Set<AnswerKind> NARROWABLE =
            Set.of(AnswerKind.VALUE, AnswerKind.TABLE, AnswerKind.RANKING, AnswerKind.COMPARISON, AnswerKind.TREND);

    private final SemanticModel model;

    public Narrowing(SemanticModel model) {
        this.model = model;
    }

    /** The question with the conditions of the key; refused with 403 where it is about something else. */
    public Understood narrow(@Body Understood understood, Exchange exchange) {
        return Gate.key(exchange)
                .filter(AccessKey::narrowed)
                .map(key -> understood.request().model().isPresent()
                        ? ofModel(understood, key)
                        : understood.with(asked -> narrow(asked, key)))
                .orElse(understood);
    }

    /** A mounted model is a domain of its own; its rows have no conditions of keys, which are in words of the events. */
    private static Understood ofModel(Understood understood, AccessKey key) {
        String model = understood.request().model().orElseThrow();
        if (!key.rows().isEmpty() || !key.domains().contains(model)) {
            throw forbidden(key, "and not the model " + model);
        }
        return understood;
    }

    private Interpretation narrow(Interpretation asked, AccessKey key) {
        if (!NARROWABLE.contains(asked.kind()) || asked.skill().isPresent()) {
            throw forbidden(key, "and this answer would need all of it");
        }
        if (!key.rows().isEmpty() && !asked.query().members().isEmpty()) {
            throw forbidden(
                    key, "and who belongs to " + asked.query().members().get(0).label() + " is told by all of it");
        }
        Set<String> others = domains(asked);
        others.removeAll(key.domains());
        if (!key.domains().isEmpty() && !others.isEmpty()) {
            throw forbidden(key, "and not what is about " + String.join(", ", others));
        }
        return key.rows().isEmpty()
                ? asked
                : asked.with(
                        narrowed(asked.query(), key.rows()), "this key counts only where " + condition(key.rows()), 1);
    }

    private Set<String> domains(Interpretation asked) {
        Set<String> domains = new TreeSet<>(Set.of(asked.node()));
        Stream.concat(
                        asked.query().metrics().stream(),
                        asked.query().having().stream().map(Having::metric))
                .filter(metric -> !metric.equals(MetricQuery.POPULATION))
                .map(metric -> metric.contains(":") ? metric.substring(0, metric.indexOf(':')) : metric)
                .forEach(metric -> domains.add(model.metric(metric).domain()));
        asked.query().members().forEach(members -> domains.add(members.node()));
        return domains;
    }

    private static MetricQuery narrowed(MetricQuery query, Map<String, List<String>> rows) {
        MetricQueryBuilder builder = query.toBuilder();
        rows.forEach((dimension, values) -> builder.where(Filter.in(dimension, values.toArray(String[]::new))));
        return builder.build();
    }

    private static String condition(Map<String, List<String>> rows) {
        return String.join(
                " and ",
                rows.entrySet().stream()
                        .map(one -> one.getKey() + " is " + String.join(" or ", one.getValue()))
                        .sorted()
                        .toList());
    }

    private static HttpProblem forbidden(AccessKey key, String but) {
        String sees = key.domains().isEmpty()
                ? "what is where " + condition(key.rows())
                : String.join(", ", new TreeSet<>(key.domains()));
        return new HttpProblem(ProblemDetail.of(
                FORBIDDEN, "Not allowed", "The key of " + key.name() + " may ask about " + sees + ", " + but + "."));
    }
}
