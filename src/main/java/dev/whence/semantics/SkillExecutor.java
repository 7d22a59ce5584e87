package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.projection.Checkpoint;
import dev.whence.projection.Star;
import dev.whence.semantics.Leaf.Population;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the SQL of a skill over the rows that a question is about. These come to it as the table {@code asked}, with the
 * column {@code key}: the first column of the primary key of the skill's dataset. Its SQL may name {@code :now},
 * {@code :from} and {@code :to} of the period, {@code :limit}, {@code :by}, {@code :grain} and {@code :id}, which are null
 * where the question does not say them. Thread-safe.
 */
public final class SkillExecutor {
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):(now|from|to|limit|by|grain|id)\\b");

    private final SemanticModel model;
    private final Star star;
    private final Currencies currencies;

    public SkillExecutor(SemanticModel model, Star star) {
        this.model = model;
        this.star = star;
        this.currencies = new Currencies(model);
    }

    /** The numbers, and what the skill says of them. */
    public record Told(MetricResult result, Optional<String> sentence) {}

    /**
     * @param id of the one thing that is asked about
     * @throws WhenceException BAD_DATA, with a sentence for the asker, where the data does not suffice
     */
    public Told run(Skill skill, MetricQuery query, Optional<String> id, LocalDateTime now) {
        return star.read((connection, checkpoint) -> {
            String money = skill.units().containsValue(Metric.MONEY) ? currency(connection, checkpoint, query) : "";
            Sections sql = new Sections(skill, rows(skill, query, now), values(query, id, now));
            for (List<Object> refused : sql.run(connection, "refuse", SkillExecutor::row)) {
                throw WhenceException.badData(String.valueOf(refused.get(0)));
            }
            List<MetricResult.Column> columns = new ArrayList<>();
            List<List<Object>> rows = sql.run(connection, "answer", result -> {
                describe(result.getMetaData(), skill, money, columns);
                return row(result);
            });
            List<List<Object>> said = sql.run(connection, "say", SkillExecutor::row);
            List<List<Object>> events = sql.run(connection, "evidence", SkillExecutor::row);
            MetricResult result = new MetricResult(
                    columns,
                    rows,
                    sql.ran,
                    sql.parameters,
                    events.isEmpty() ? 0 : ((Number) events.get(0).get(0)).longValue(),
                    events.isEmpty() ? List.of() : samples(events.get(0).get(1)),
                    checkpoint.position(),
                    checkpoint.recordedAt());
            return new Told(result, said.stream().findFirst().map(row -> String.valueOf(row.get(0))));
        });
    }

    private String currency(Connection connection, Checkpoint checkpoint, MetricQuery query) throws SQLException {
        List<String> codes = currencies.of(connection, checkpoint, star.changes());
        boolean one = query.filters().stream()
                .anyMatch(filter -> filter.dimension().equals(Currencies.DIMENSION)
                        && filter.values().size() == 1);
        if (codes.size() > 1 && !one) {
            throw WhenceException.badData("amounts are in several currencies: name one of " + codes);
        }
        return codes.size() == 1 ? codes.get(0) : Metric.MONEY;
    }

    /** The rows of the skill's dataset that the question's filters and period leave. */
    private Optional<Statement> rows(Skill skill, MetricQuery query, LocalDateTime now) {
        if (skill.of().isEmpty()) {
            return Optional.empty();
        }
        Metric counted = model.metric(skill.metric());
        String usual = counted.timeRole().orElse(model.timeRole());
        String role = query.timeRole().isEmpty() || counted.isUndated() ? usual : query.timeRole();
        Population population = new Population(
                skill.of(), Optional.empty(), role, Optional.empty(), Optional.empty(), Optional.empty());
        Window window = new Window(
                skill.period() == Skill.Period.ROWS ? query.period() : Optional.empty(), Optional.empty(), now);
        String key = model.datasets().get(skill.of()).primaryKey().get(0);
        return Optional.of(Statement.of(
                new FactSelect(model, population, List.of(), query.filters(), query.members(), window, false)
                        .values(key)));
    }

    private static Map<String, Object> values(MetricQuery query, Optional<String> id, LocalDateTime now) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("now", now);
        query.period().ifPresent(period -> values.put("from", period.from()));
        query.period().ifPresent(period -> values.put("to", period.to()));
        query.ranking().ifPresent(ranking -> values.put("limit", ranking.limit()));
        query.dimensions().stream().findFirst().ifPresent(first -> values.put("by", first));
        query.grain().ifPresent(grain -> values.put("grain", grain.name().toLowerCase(Locale.ROOT)));
        id.ifPresent(value -> values.put("id", value));
        return values;
    }

    private static void describe(ResultSetMetaData result, Skill skill, String money, List<MetricResult.Column> columns)
            throws SQLException {
        for (int i = columns.size() + 1; i <= result.getColumnCount(); i++) {
            String name = result.getColumnLabel(i);
            String unit = skill.units().getOrDefault(name, "");
            columns.add(new MetricResult.Column(
                    name, type(result.getColumnType(i)), unit.equals(Metric.MONEY) ? money : unit));
        }
    }

    private static MetricResult.Type type(int sql) {
        return switch (sql) {
            case java.sql.Types.INTEGER, java.sql.Types.BIGINT, java.sql.Types.SMALLINT, java.sql.Types.TINYINT ->
                MetricResult.Type.INTEGER;
            case java.sql.Types.DECIMAL, java.sql.Types.DOUBLE, java.sql.Types.FLOAT, java.sql.Types.NUMERIC ->
                MetricResult.Type.DECIMAL;
            case java.sql.Types.DATE -> MetricResult.Type.DATE;
            case java.sql.Types.TIMESTAMP -> MetricResult.Type.TIMESTAMP;
            case java.sql.Types.BOOLEAN -> MetricResult.Type.BOOLEAN;
            default -> MetricResult.Type.TEXT;
        };
    }

    private static List<Object> row(ResultSet result) throws SQLException {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            Object value = result.getObject(i);
            row.add(
                    value instanceof java.sql.Array array
                            ? Arrays.asList((Object[]) array.getArray())
                            : Values.read(result, i));
        }
        return row;
    }

    private static List<UUID> samples(Object ids) {
        return ids instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .distinct()
                        .limit(5)
                        .map(UUID::fromString)
                        .toList()
                : List.of();
    }

    /** The statements of one question, as they ran. */
    private static final class Sections {
        private final Skill skill;
        private final Optional<Statement> asked;
        private final Map<String, Object> values;
        private final List<String> ran = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Sections(Skill skill, Optional<Statement> asked, Map<String, Object> values) {
            this.skill = skill;
            this.asked = asked;
            this.values = values;
        }

        /** Nothing where the skill has no such section. */
        <T> List<T> run(Connection connection, String section, Statement.RowReader<T> reader) throws SQLException {
            if (!skill.sql().containsKey(section)) {
                return List.of();
            }
            List<Object> bound = new ArrayList<>(asked.map(Statement::values).orElse(List.of()));
            List<String> tables = new ArrayList<>();
            asked.ifPresent(rows -> tables.add("asked as (" + rows.sql() + ")"));
            if (skill.sql().containsKey("with")) {
                tables.add(bind(skill.sql().get("with"), bound));
            }
            String with = tables.isEmpty() ? "" : "with " + String.join(",\n", tables) + "\n";
            String select = section.equals("evidence")
                    ? "select count(distinct position), arg_max(id, position, 25) from (%s)"
                            .formatted(skill.sql().get(section))
                    : skill.sql().get(section);
            Statement statement = new Statement(with + bind(select, bound), bound);
            if (!section.equals("refuse") && !section.equals("say")) {
                ran.add(statement.sql());
                statement.parameters(ran.size() + ".", parameters);
            }
            return statement.run(connection, reader);
        }

        private String bind(String sql, List<Object> bound) {
            Matcher named = PARAMETER.matcher(sql);
            return named.replaceAll(found -> {
                bound.add(values.get(found.group(1)));
                return "?";
            });
        }
    }
}
