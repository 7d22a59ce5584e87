package dev.whence;

import dev.whence.RandomTables.Column;
import dev.whence.RandomTables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Collectors;

/** Does things to {@link RandomTables}: what the database refuses is taken back, and the transaction goes on. */
final class RandomTransactions {
    private static final int KEYS = 12;

    private final RandomTables tables;
    private final Random random;
    private final boolean reloads;

    /** @param reloads whether tables are truncated and filled again */
    RandomTransactions(RandomTables tables, Random random, boolean reloads) {
        this.tables = tables;
        this.random = random;
        this.reloads = reloads;
    }

    void run(Connection connection, int transactions) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < transactions; i++) {
            int steps = 1 + random.nextInt(14);
            if (reloads && random.nextInt(20) == 0) {
                execute(connection, reload(any()));
            }
            for (int step = 0; step < steps; step++) {
                execute(connection, statement(any()));
            }
            if (random.nextInt(12) == 0) {
                connection.rollback();
            } else {
                connection.commit();
            }
        }
    }

    private Table any() {
        return tables.tables.get(random.nextInt(tables.tables.size()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!e.getSQLState().equals("23505")) {
                throw e;
            }
            connection.rollback(before);
        }
    }

    private String statement(Table table) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> insert(table, table.parent().isPresent() && random.nextBoolean());
            case 3, 4, 5 -> "update %s set %s where %s".formatted(table.name(), assignment(table), one(table));
            case 6 -> "delete from %s where %s".formatted(table.name(), one(table));
            case 7 -> "update %s set %s where %s".formatted(table.name(), key(table), one(table));
            case 8 ->
                table.parent().isPresent()
                        ? "update %s set parent = %s where parent is null"
                                .formatted(table.name(), value(table.columns().get(0)))
                        : insert(table, false);
            case 9 -> "update %s set %s".formatted(table.name(), assignment(table));
            case 10 ->
                random.nextInt(4) == 0
                        ? "delete from " + table.name()
                        : "update %1$s set %2$s = %2$s"
                                .formatted(table.name(), table.columns().get(0).name());
            default -> insert(table, false) + ";" + insert(table, false) + ";" + insert(table, true);
        };
    }

    /** @param orphan to be linked later */
    private String insert(Table table, boolean orphan) {
        String values = table.all().stream()
                .map(column -> orphan && column.name().equals("parent") ? "null" : value(column))
                .collect(Collectors.joining(", "));
        return "insert into %s values (%s) on conflict do nothing".formatted(table.name(), values);
    }

    /** All but some rows are put in again. */
    private String reload(Table table) {
        return ("create temporary table kept on commit drop as select * from %1$s; truncate %1$s;"
                        + " insert into %1$s select * from kept where not (%2$s); drop table kept")
                .formatted(table.name(), one(table));
    }

    private String assignment(Table table) {
        Column column = table.columns().get(random.nextInt(table.columns().size()));
        return column.name() + " = " + value(column);
    }

    private String key(Table table) {
        Column column = table.key().get(random.nextInt(table.key().size()));
        return column.name() + " = " + value(column);
    }

    private String one(Table table) {
        Column column = table.key().get(0);
        return column.name() + " = " + value(column);
    }

    private String value(Column column) {
        boolean key = column.name().equals("k") || column.name().equals("l");
        if (key || column.name().equals("parent")) {
            int number = random.nextInt(KEYS);
            return column.type().equals("bigint") ? String.valueOf(number) : "'" + keyText(number) + "'";
        }
        return random.nextInt(5) == 0 ? "null" : some(column.type());
    }

    private static String keyText(int number) {
        return number % 3 == 0 ? "a|" + number : number % 3 == 1 ? "b\\\\" + number : "ü " + number;
    }

    private String some(String type) {
        int number = random.nextInt(1000) - 500;
        return switch (type) {
            case "bigint" -> String.valueOf(number * 10_000_000_000_000L);
            case "numeric(10,2)" -> number + "." + random.nextInt(100);
            case "numeric" -> random.nextInt(10) == 0 ? "'NaN'" : number + ".000" + random.nextInt(100);
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "date" -> "date '2020-01-01' + " + number;
            case "timestamp" -> "timestamp '2020-01-01 01:02:03.456789' + %d * interval '1 hour'".formatted(number);
            case "timestamptz" -> "timestamptz '2020-01-01 01:02:03.4+02' + %d * interval '1 hour'".formatted(number);
            case "uuid" -> "md5('%d')::uuid".formatted(number);
            case "double precision" -> String.valueOf(number / 7.0);
            case "jsonb" -> "'{\"a\": %d, \"b\": [1, null, \"x\"]}'".formatted(number);
            case "int[]" -> "array[1, null, %d]".formatted(number);
            default ->
                random.nextInt(3) == 0
                        ? "repeat('long %d ', %d)".formatted(number, 400 + random.nextInt(500))
                        : "'short ''%d'''".formatted(number);
        };
    }
}
