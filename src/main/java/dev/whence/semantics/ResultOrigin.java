package dev.whence.semantics;

import dev.whence.projection.TableChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** What a result depends on: the tables that its SQL names, and the clock where that is one of its parameters. */
final class ResultOrigin {
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final SemanticModel model;
    private final MetricQuery query;
    private final MetricResult result;
    private final LocalDateTime now;

    ResultOrigin(SemanticModel model, MetricQuery query, MetricResult result, LocalDateTime now) {
        this.model = model;
        this.query = query;
        this.result = result;
        this.now = now;
    }

    /** Those that events change; that of the currencies is always one. */
    Set<String> tables(TableChanges changes) {
        Set<String> words = new HashSet<>();
        result.sql().forEach(sql -> words(sql, words));
        model.dimensions().getOrDefault(Currencies.DIMENSION, List.of()).stream()
                .map(field -> model.datasets().get(field.dataset()).source())
                .forEach(source -> words(source, words));
        return words.stream().filter(word -> changes.last(word).isPresent()).collect(Collectors.toUnmodifiableSet());
    }

    private static void words(String sql, Set<String> into) {
        for (Matcher word = WORD.matcher(sql); word.find(); ) {
            into.add(word.group());
        }
    }

    /** Whether the clock is a parameter, as it is where a period is not over. */
    boolean timed() {
        return result.parameters().containsValue(QueryPlan.of(model, query).until(now));
    }

    /** The newest moment by which rows may be dated; empty where the clock means more, as for members or in an average per day. */
    Optional<LocalDateTime> latest(Connection connection) throws SQLException {
        QueryPlan plan = QueryPlan.of(model, query);
        if (!query.members().isEmpty() || plan.per().isPresent()) {
            return Optional.empty();
        }
        Set<String> roles = plan.groups().keySet().stream()
                .flatMap(population -> Stream.of(population.timeRole(), model.timeRole()))
                .collect(Collectors.toSet());
        LocalDateTime latest = LocalDateTime.MIN;
        for (String role : roles) {
            for (Field field : model.timeRoles().getOrDefault(role, List.of())) {
                latest = later(latest, newest(connection, field));
            }
        }
        return Optional.of(latest);
    }

    private Optional<LocalDateTime> newest(Connection connection, Field field) throws SQLException {
        RowSource rows = new RowSource(model, field.dataset(), model.timeRole());
        SelectField<Object> moment = DSL.max(rows.field(field.dataset(), field.name()));
        return Statement.of(DSL.select(moment).from(rows.table()))
                .run(connection, row -> Optional.ofNullable(row.getObject(1, LocalDateTime.class)))
                .get(0);
    }

    private static LocalDateTime later(LocalDateTime one, Optional<LocalDateTime> other) {
        return other.filter(one::isBefore).orElse(one);
    }
}
