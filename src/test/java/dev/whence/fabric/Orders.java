package dev.whence.fabric;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the orders of a store, worked out from the data of their events, not from what these mean. */
final class Orders {
    private static final String QUERY =
            """
            select correlation_id,
                   coalesce(min(data -> 'lines' -> 0 ->> 'category') filter (where type = 'revenue.order.placed'), ''),
                   bool_or(type = 'inventory.shipment.delivered' and (data ->> 'late')::boolean),
                   bool_or(type = 'revenue.order.cancelled'),
                   min((data ->> 'score')::int) filter (where type = 'product.review.submitted')
            from event
            where correlation_id like 'order/%'
            group by correlation_id
            order by md5(correlation_id)
            """;

    private Orders() {}

    /** @param score of its worst review */
    record Order(String subject, String category, boolean late, boolean cancelled, Optional<Integer> score) {
        boolean reviewed() {
            return score.isPresent();
        }

        boolean lowScore() {
            return score.filter(stars -> stars <= 2).isPresent();
        }
    }

    /** In an order that has nothing to do with them. */
    static List<Order> read(Connection connection) throws SQLException {
        List<Order> orders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                int score = row.getInt(5);
                orders.add(new Order(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        score == 0 ? Optional.empty() : Optional.of(score)));
            }
        }
        return orders;
    }
}
