package dev.whence.cli.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Writes transactions of every shape into a shop. What is written follows from the seed, and from when the shop is away. */
final class Writer implements Runnable {
    private static final Duration WHILE_AWAY = Duration.ofMillis(100);
    private static final int LATELY = 100;

    private final Connections shop;
    private final BooleanSupplier ended;
    private final String name;
    private final Random random;
    private volatile long committed;
    private int orders;

    Writer(Connections shop, int number, long seed, BooleanSupplier ended) {
        this.shop = shop;
        this.ended = ended;
        this.name = "w" + number + "-";
        this.random = new Random(seed + number);
    }

    long committed() {
        return committed;
    }

    @Override
    public void run() {
        while (!ended.getAsBoolean()) {
            try (Connection connection = shop.open()) {
                connection.setAutoCommit(false);
                while (!ended.getAsBoolean()) {
                    transaction(connection);
                    Waiting.pause(Duration.ofMillis(random.nextInt(30)));
                }
            } catch (SQLException e) {
                Waiting.pause(WHILE_AWAY);
            }
        }
    }

    private void transaction(Connection connection) throws SQLException {
        for (int deeds = random.nextInt(4) == 0 ? 5 : 1; deeds > 0; deeds--) {
            deed(connection);
        }
        if (random.nextInt(100) == 0) {
            // others commit meanwhile
            Waiting.pause(Duration.ofMillis(700));
        }
        if (random.nextInt(15) == 0) {
            connection.rollback();
        } else {
            connection.commit();
            committed++;
        }
    }

    private void deed(Connection connection) throws SQLException {
        int kind = random.nextInt(100);
        if (kind < 30) {
            place(connection);
        } else if (kind < 65) {
            run(connection, "advance", lately());
        } else if (kind < 70) {
            review(connection);
        } else if (kind < 82) {
            run(connection, kind < 76 ? "answer-reviews" : "renumber-reviews", lately());
        } else if (kind < 86) {
            run(connection, "cancel", lately());
        } else if (kind < 90) {
            run(connection, kind < 88 ? "touch" : "remove-item", lately());
        } else if (kind < 93) {
            undone(connection);
        } else if (kind < 97) {
            run(connection, "change-price", "p" + random.nextInt(30), 1 + random.nextInt(100));
        } else if (kind < 99) {
            payAgain(connection);
        } else {
            // with a pattern of one digit hundreds of rows
            run(connection, "delay-many", "h" + (1 + random.nextInt(random.nextInt(4) == 0 ? 9 : 99)) + "%");
        }
    }

    private void place(Connection connection) throws SQLException {
        String order = name + ++orders;
        run(connection, "place-order", order, "c" + random.nextInt(20));
        run(connection, "add-items", order, random.nextInt(4));
        run(connection, "pay", order, 1, 1 + random.nextInt(500));
        if (random.nextInt(4) == 0) {
            run(connection, "advance", order);
        }
    }

    /** One in eight has a score that no event may have. */
    private void review(Connection connection) throws SQLException {
        String order = lately();
        String review = name + "r" + random.nextInt(Integer.MAX_VALUE);
        Savepoint before = connection.setSavepoint();
        try {
            run(connection, "review", review, order, random.nextInt(8) == 0 ? 11 : 1 + random.nextInt(5));
        } catch (SQLException e) {
            // there is no such order: its transaction was rolled back
            connection.rollback(before);
        }
    }

    private void undone(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        place(connection);
        connection.rollback(before);
    }

    private void payAgain(Connection connection) throws SQLException {
        String order = lately();
        run(connection, "remove-payment", order);
        Savepoint before = connection.setSavepoint();
        try {
            run(connection, "pay", order, 1 + random.nextInt(2), random.nextInt(500));
        } catch (SQLException e) {
            connection.rollback(before);
        }
    }

    private String lately() {
        return name + Math.max(1, orders - random.nextInt(LATELY));
    }

    private static void run(Connection connection, String name, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.read(name))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
