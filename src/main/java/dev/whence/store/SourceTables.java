package dev.whence.store;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers under which the store keeps a connector's tables. Immutable. */
final class SourceTables {
    private static final String ADD = Sql.read("add-tables");
    private static final String LOAD = Sql.read("load-tables");

    private final String connector;
    private final Map<String, Integer> numbers;
    private final Map<Integer, String> byNumber;
    private final List<String> names;

    private SourceTables(String connector, List<String> names, Map<String, Integer> numbers) {
        this.connector = connector;
        this.numbers = numbers;
        this.names = List.copyOf(names);
        this.byNumber = new LinkedHashMap<>();
        numbers.forEach((name, number) -> byNumber.put(number, name));
    }

    /** Those of the given names, which are numbered if they are new. */
    static SourceTables of(Connection connection, String connector, List<String> tables) throws SQLException {
        String[] wanted = tables.toArray(String[]::new);
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, connector);
            add.setArray(2, connection.createArrayOf("text", wanted));
            add.executeUpdate();
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try (PreparedStatement load = connection.prepareStatement(LOAD)) {
            load.setString(1, connector);
            load.setArray(2, connection.createArrayOf("text", wanted));
            try (ResultSet rows = load.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return new SourceTables(connector, tables, numbers);
    }

    boolean has(String table) {
        return numbers.containsKey(table);
    }

    int number(String table) {
        Integer number = numbers.get(table);
        if (number == null) {
            throw WhenceException.bug("the pack of " + connector + " has no table " + table, null);
        }
        return number;
    }

    String name(int number) {
        return byNumber.get(number);
    }

    /** In the pack's order. */
    List<String> names() {
        return names;
    }

    Integer[] numbers() {
        return numbers.values().toArray(Integer[]::new);
    }
}
