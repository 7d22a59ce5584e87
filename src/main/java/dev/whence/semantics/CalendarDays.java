package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How many days of a kind a period has: weekends, Mondays, the first of each month. What is bought at weekends is divided
 * by the days of weekends, those without orders too.
 *
 * @param calendar the dataset with a row for each day
 * @param day its column with the date
 * @param keys the fields of it that are grouped by, by their place among the keys
 */
record CalendarDays(Dataset calendar, String day, Map<Integer, dev.whence.semantics.Field> keys) {
    /** Empty where all days of a period are meant. Fails with BAD_DATA for ranges of days. */
    static Optional<CalendarDays> of(SemanticModel model, MetricQuery query, List<Key> keys) {
        return model.relationships().stream()
                .filter(relationship -> relationship.timeRole().isPresent())
                .findFirst()
                .map(dated -> of(model, dated, keys))
                .filter(days -> !days.keys.isEmpty() || query.filters().stream().anyMatch(days::concerns));
    }

    private static CalendarDays of(SemanticModel model, Relationship dated, List<Key> keys) {
        CalendarDays days = new CalendarDays(
                model.datasets().get(dated.to()), dated.toColumns().get(0), new LinkedHashMap<>());
        for (int i = 0; i < keys.size(); i++) {
            int place = i;
            if (keys.get(i).grain().isEmpty()) {
                days.field(keys.get(i).name()).ifPresent(field -> days.keys.put(place, field));
            }
            if (days.keys.containsKey(i) && keys.get(i).bucket().isPresent()) {
                throw WhenceException.badData("an average per day is not told by ranges of days");
            }
        }
        return days;
    }

    private Optional<dev.whence.semantics.Field> field(String dimension) {
        return calendar.fields().values().stream()
                .filter(field -> field.dimension().equals(Optional.of(dimension)))
                .findFirst();
    }

    private boolean concerns(Filter filter) {
        return field(filter.dimension()).isPresent();
    }

    /** @param key the column of the group's row with the key at this place */
    Field<Object> count(Window window, List<Filter> filters, IntFunction<Field<Object>> key) {
        LocalDate from = window.from().orElseThrow().toLocalDate();
        Field<LocalDate> date = DSL.field(DSL.name(day), LocalDate.class);
        List<Condition> all = new ArrayList<>(List.of(
                date.ge(DSL.inline(from)), date.lt(DSL.inline(window.to().toLocalDate()))));
        keys.forEach((place, field) -> all.add(expression(field).isNotDistinctFrom(key.apply(place))));
        for (Filter filter : filters) {
            field(filter.dimension()).ifPresent(field -> all.add(Conditions.of(filter, field, expression(field))));
        }
        return DSL.field(
                "({0})",
                Object.class, DSL.select(DSL.count()).from(calendar.source()).where(all));
    }

    private static Field<Object> expression(dev.whence.semantics.Field field) {
        return DSL.field(field.expression(), Object.class);
    }
}
