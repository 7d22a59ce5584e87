package dev.whence.capture;

import dev.whence.event.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pack that uses some columns of a table {@code orders}, the first of which is its key, and the {@code id} of a table
 * {@code extras} that the source may lack.
 */
record OrdersUse(Map<String, String> columns, Map<String, List<String>> names, Map<String, ColumnType> types)
        implements SourceUse {
    /** Column number n stands in line n, from 1. */
    static OrdersUse of(String... columns) {
        Map<String, String> places = new LinkedHashMap<>();
        for (String column : columns) {
            places.put(column, "shop.yaml:" + (places.size() + 1) + ":5");
        }
        return new OrdersUse(places, Map.of(), Map.of());
    }

    OrdersUse renamed(String column, String... others) {
        return new OrdersUse(columns, Map.of(column, List.of(others)), types);
    }

    OrdersUse type(String column, ColumnType type) {
        return new OrdersUse(columns, names, Map.of(column, type));
    }

    TableUse orders() {
        String key = columns.keySet().iterator().next();
        return new TableUse("shop.yaml:1:1", false, List.of(key), columns, names, types);
    }

    @Override
    public Optional<TableUse> table(String name) {
        return switch (name) {
            case "orders" -> Optional.of(orders());
            case "extras" ->
                Optional.of(new TableUse(
                        "shop.yaml:9:1", true, List.of("id"), Map.of("id", "shop.yaml:9:5"), Map.of(), Map.of()));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Problem> check(Map<String, Map<String, ColumnType>> tables) {
        return List.of();
    }
}
