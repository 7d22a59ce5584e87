package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.Leaf.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** By which moment the rows of a population are dated. */
final class Dating {
    private final SemanticModel model;
    private final Population population;
    private final RowSource rows;

    Dating(SemanticModel model, Population population, RowSource rows) {
        this.model = model;
        this.population = population;
        this.rows = rows;
    }

    /** Fails with BAD_DATA if there is a period and the rows have no date. */
    List<Condition> within(Window window) {
        if (population.timeRole().equals(Metric.UNDATED)) {
            window.from().ifPresent(from -> {
                throw WhenceException.badData(population.dataset() + " is known as it is now, not for a period");
            });
            return List.of();
        }
        if (population.timeRole().isEmpty()) {
            window.from().ifPresent(from -> {
                throw WhenceException.badData(undated());
            });
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        Field<Object> moment = moment();
        window.from().ifPresent(from -> conditions.add(moment.ge(DSL.val(from).coerce(Object.class))));
        conditions.add(moment.lt(DSL.val(window.to()).coerce(Object.class)));
        if (!population.timeRole().equals(model.timeRole())) {
            find(model.timeRole())
                    .ifPresent(placed ->
                            conditions.add(placed.lt(DSL.val(window.now()).coerce(Object.class))));
        }
        return conditions;
    }

    /** Fails with BAD_DATA if the rows have none. */
    Field<Object> moment() {
        String role = population.timeRole();
        if (role.isEmpty()) {
            throw WhenceException.badData(undated());
        }
        return find(role)
                .orElseThrow(
                        () -> WhenceException.badData(population.dataset() + " cannot be dated by '" + role + "'"));
    }

    private String undated() {
        return population.dataset().replace('_', ' ') + " has no date in the model, so nothing can be said of a period";
    }

    /** The timestamp of the role that is nearest to the rows. */
    private Optional<Field<Object>> find(String role) {
        JoinPaths joins = new JoinPaths(model.relationships());
        return model.timeRoles().getOrDefault(role, List.of()).stream()
                .filter(field -> rows.reaches(field.dataset()))
                .min(Comparator.comparingInt(
                        field -> joins.path(population.dataset(), field.dataset(), population.timeRole())
                                .orElseThrow()
                                .size()))
                .map(field -> rows.field(field.dataset(), field.name()));
    }
}
