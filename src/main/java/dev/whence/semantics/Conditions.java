package dev.whence.semantics;

import dev.whence.event.WhenceException;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Filters as conditions with bound parameters. A null never meets a condition. */
final class Conditions {
    private Conditions() {}

    /** Fails with BAD_DATA if the values do not fit the operator or the type. */
    static Condition of(Filter filter, dev.whence.semantics.Field dimension, Field<Object> field) {
        List<Field<Object>> values =
                filter.values().stream().map(value -> bind(value, dimension)).toList();
        check(filter);
        return switch (filter.operator()) {
            case IN -> field.in(values);
            case NOT_IN -> field.notIn(values);
            case LESS -> field.lt(values.get(0));
            case LESS_OR_EQUAL -> field.le(values.get(0));
            case GREATER -> field.gt(values.get(0));
            case GREATER_OR_EQUAL -> field.ge(values.get(0));
            case IS_NULL -> field.isNull();
            case IS_NOT_NULL -> field.isNotNull();
        };
    }

    static Condition compare(Field<Object> field, Operator operator, BigDecimal value) {
        Field<BigDecimal> bound = DSL.val(value);
        Field<BigDecimal> number = field.coerce(BigDecimal.class);
        return switch (operator) {
            case IN -> number.eq(bound);
            case NOT_IN -> number.ne(bound);
            case LESS -> number.lt(bound);
            case LESS_OR_EQUAL -> number.le(bound);
            case GREATER -> number.gt(bound);
            case GREATER_OR_EQUAL -> number.ge(bound);
            case IS_NULL -> number.isNull();
            case IS_NOT_NULL -> number.isNotNull();
        };
    }

    private static void check(Filter filter) {
        int count = filter.values().size();
        boolean fits =
                switch (filter.operator()) {
                    case IN, NOT_IN -> count >= 1;
                    case IS_NULL, IS_NOT_NULL -> count == 0;
                    default -> count == 1;
                };
        if (!fits) {
            throw WhenceException.badData("the filter on '" + filter.dimension() + "' has " + count
                    + " values, which does not fit " + filter.operator());
        }
    }

    private static Field<Object> bind(String value, dev.whence.semantics.Field dimension) {
        try {
            Object typed =
                    switch (dimension.type()) {
                        case INTEGER, DECIMAL, FLOAT -> new BigDecimal(value);
                        case DATE -> LocalDate.parse(value);
                        case DATE_TIME, DATE_TIME_TZ -> LocalDateTime.parse(value);
                        case BOOLEAN -> Boolean.valueOf(value);
                        default -> value;
                    };
            return DSL.val(typed).coerce(Object.class);
        } catch (NumberFormatException | DateTimeParseException mismatch) {
            throw WhenceException.badData("'" + value + "' is no value of '"
                    + dimension.dimension().orElse(dimension.name()) + "', which holds "
                    + dimension.type().name().toLowerCase(java.util.Locale.ROOT) + " values");
        }
    }
}
