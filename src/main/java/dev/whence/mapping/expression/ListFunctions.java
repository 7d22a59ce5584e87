package dev.whence.mapping.expression;

import static dev.whence.mapping.expression.Definition.function;
import static dev.whence.mapping.expression.Definition.member;
import static dev.whence.mapping.expression.Definition.seeingNulls;

import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Functions of lists, which leave nulls out. Those that begin with @ stand behind macros that take any number. */
final class ListFunctions {
    static final String COALESCE = "@coalesce";
    static final String GREATEST = "@greatest";
    static final String LEAST = "@least";

    private ListFunctions() {}

    static List<Definition> definitions() {
        return List.of(
                seeingNulls(COALESCE, (f, a) -> first(values(a[0])), "list(A)->A"),
                seeingNulls(GREATEST, (f, a) -> greatest(values(a[0])), "list(A)->A"),
                seeingNulls(LEAST, (f, a) -> least(values(a[0])), "list(A)->A"),
                function("first", (f, a) -> first(values(a[0])), "list(A)->A"),
                function("last", (f, a) -> last(values(a[0])), "list(A)->A"),
                function("sum", (f, a) -> sum(values(a[0])), "list(A)->A"),
                function("distinct", (f, a) -> distinct(values(a[0])), "list(A)->list(A)"),
                function("sorted", (f, a) -> sorted(values(a[0])), "list(A)->list(A)"),
                function("flatten", (f, a) -> flatten(values(a[0])), "list(list(A))->list(A)"),
                function("join", (f, a) -> join(values(a[0]), Values.text(a[1])), "list(dyn),string->string"),
                function("size", (f, a) -> size(a[0]), "list(dyn)->int", "string->int", "map->int"),
                member("size", (f, a) -> size(a[0]), "list(dyn)->int", "string->int", "map->int"));
    }

    private static List<?> values(Object list) {
        if (list instanceof List<?> values) {
            return values;
        }
        throw WhenceException.badData(Values.describe(list) + " is not a list");
    }

    private static Object first(List<?> values) {
        for (Object value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Object last(List<?> values) {
        Object last = null;
        for (Object value : values) {
            last = value == null ? last : value;
        }
        return last;
    }

    private static Object greatest(List<?> values) {
        return values.stream().filter(Objects::nonNull).max(Values::compare).orElse(null);
    }

    private static Object least(List<?> values) {
        return values.stream().filter(Objects::nonNull).min(Values::compare).orElse(null);
    }

    private static Object sum(List<?> values) {
        Object sum = 0L;
        for (Object value : values) {
            sum = value == null ? sum : Numbers.add(sum, value);
        }
        return sum;
    }

    private static List<Object> distinct(List<?> values) {
        List<Object> distinct = new ArrayList<>();
        for (Object value : values) {
            if (value != null && !contains(distinct, value)) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private static boolean contains(List<Object> values, Object wanted) {
        for (Object value : values) {
            if (Values.equal(value, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> sorted(List<?> values) {
        List<Object> sorted = new ArrayList<>(values);
        sorted.removeIf(Objects::isNull);
        sorted.sort((Comparator<Object>) Values::compare);
        return sorted;
    }

    private static List<Object> flatten(List<?> values) {
        List<Object> flat = new ArrayList<>();
        for (Object value : values) {
            flat.addAll(value == null ? List.of() : values(value));
        }
        return flat;
    }

    private static String join(List<?> values, String separator) {
        return values.stream().filter(Objects::nonNull).map(Values::text).collect(Collectors.joining(separator));
    }

    private static Object size(Object value) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        return value instanceof Map<?, ?> map
                ? (long) map.size()
                : (long) values(value).size();
    }
}
