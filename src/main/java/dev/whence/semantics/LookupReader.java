package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.projection.Star;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/** Reads single rows by their id, as the model says they are shown. Thread-safe. */
public final class LookupReader {
    private final SemanticModel model;
    private final Star star;

    public LookupReader(SemanticModel model, Star star) {
        this.model = model;
        this.star = star;
    }

    /** Datasets that can be looked up, with the dimension that holds their id. */
    public Map<String, String> lookups() {
        Map<String, String> all = new LinkedHashMap<>();
        model.datasets().values().forEach(dataset -> dataset.lookup()
                .flatMap(Dataset.Lookup::by)
                .ifPresent(by -> all.put(
                        dataset.name(), dataset.fields().get(by).dimension().orElse(by))));
        return all;
    }

    /** Empty if there is no such row. Fails with BAD_DATA if the dataset cannot be looked up. */
    public Optional<LookupResult> read(String dataset, String id) {
        Dataset main = Optional.ofNullable(model.datasets().get(dataset))
                .filter(found -> found.lookup().flatMap(Dataset.Lookup::by).isPresent())
                .orElseThrow(() -> WhenceException.badData("'" + dataset + "' cannot be looked up by an id"));
        return star.read((connection, checkpoint) -> {
            Reading reading = new Reading(connection, main, id);
            reading.section(main);
            if (reading.sections.get(0).rows().isEmpty()) {
                return Optional.empty();
            }
            for (String part : main.lookup().orElseThrow().with()) {
                reading.section(model.datasets().get(part));
            }
            return Optional.of(new LookupResult(
                    reading.sections,
                    reading.sql,
                    reading.parameters,
                    reading.events.size(),
                    reading.events.stream().limit(5).toList(),
                    checkpoint.position(),
                    checkpoint.recordedAt()));
        });
    }

    /** One lookup that is going on. */
    private final class Reading {
        private final Connection connection;
        private final Dataset main;
        private final String id;
        private final List<LookupResult.Section> sections = new ArrayList<>();
        private final List<String> sql = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        private final Set<UUID> events = new LinkedHashSet<>();

        Reading(Connection connection, Dataset main, String id) {
            this.connection = connection;
            this.main = main;
            this.id = id;
        }

        void section(Dataset dataset) throws SQLException {
            Dataset.Lookup lookup = dataset.lookup()
                    .orElseThrow(() -> WhenceException.config("dataset '" + dataset.name() + "' says no lookup"));
            RowSource rows = new RowSource(model, dataset.name(), model.timeRole());
            List<MetricResult.Column> columns = new ArrayList<>();
            List<SelectField<?>> selected = new ArrayList<>();
            for (String shown : lookup.show()) {
                Field field = shown(dataset, shown);
                columns.add(new MetricResult.Column(field.name(), field.type().columnType(), field.unit()));
                selected.add(rows.field(field.dataset(), field.name()).as("c" + selected.size()));
            }
            dataset.evidence()
                    .ifPresent(evidence -> selected.add(
                            rows.field(dataset.name(), evidence.id()).as("event")));
            Condition wanted = rows.field(
                            main.name(),
                            main.lookup().flatMap(Dataset.Lookup::by).orElseThrow())
                    .eq(DSL.val(id).coerce(Object.class));
            List<org.jooq.Field<?>> order = new ArrayList<>();
            lookup.order().forEach(by -> order.add(rows.field(dataset.name(), by)));
            Statement statement = Statement.of(
                    DSL.select(selected).from(rows.table()).where(wanted).orderBy(order));
            statement.parameters((sql.size() + 1) + ".", parameters);
            sql.add(statement.sql());
            sections.add(new LookupResult.Section(dataset.name(), columns, statement.run(connection, row -> {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(Values.read(row, i + 1));
                }
                if (dataset.evidence().isPresent() && row.getString(columns.size() + 1) != null) {
                    events.add(UUID.fromString(row.getString(columns.size() + 1)));
                }
                return values;
            })));
        }

        private Field shown(Dataset dataset, String name) {
            int dot = name.indexOf('.');
            return dot < 0
                    ? dataset.fields().get(name)
                    : model.datasets().get(name.substring(0, dot)).fields().get(name.substring(dot + 1));
        }
    }
}
