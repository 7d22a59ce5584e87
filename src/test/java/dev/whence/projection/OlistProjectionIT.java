package dev.whence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.whence.event.RecordedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The star that events make is the star that SQL makes straight from the source's tables. */
class OlistProjectionIT {
    private static final List<String> VIEWS = List.of(
            "select order_id, status, placed_at, approved_at, dispatched_at, delivered_at, estimated_delivery_at,"
                    + " customer_id, g.city, g.state, g.region, g.zip_prefix, first_time, item_count, order_value, freight_value,"
                    + " dp.product_id, dp.category, ds.seller_id, payment_type, review_count, lowest_review_score"
                    + " from fact_fulfilment f left join dim_customer using (customer_key)"
                    + " left join dim_geography g using (geography_key)"
                    + " left join dim_product dp on dp.product_key = f.dearest_product_key"
                    + " left join dim_seller ds on ds.seller_key = f.dearest_seller_key"
                    + " left join dim_payment_method m on m.payment_method_key = f.main_payment_method_key",
            "select order_id, item, product_id, category, weight_g, seller_id, s.city, s.state, s.region, first_revenue_at,"
                    + " price, freight from fact_order_line join order_key using (order_key)"
                    + " left join dim_product using (product_key) left join dim_seller s using (seller_key)",
            "select payment_id, order_id, sequential, payment_type, instalments, value from fact_payment"
                    + " join order_key using (order_key) join dim_payment_method using (payment_method_key)",
            "select review_key, order_id, review_id, score, created_at, answered_at from fact_review"
                    + " join order_key using (order_key)",
            "select customer_id, first_placed_at, first_order_id from dim_customer",
            "select product_id, category from dim_product",
            "select seller_id, city, state, first_revenue_at from dim_seller");

    @TempDir
    Path folder;

    @Test
    void eventsMakeTheStarThatTheSourceTablesImply() throws SQLException, IOException {
        Optional<Path> csv = OlistStar.csvFolder();
        assumeTrue(csv.isPresent(), "the Olist files are not here");
        List<RecordedEvent> events = OlistEvents.read(csv.get());
        try (StarFile expected = OlistStar.fill(csv.get(), folder.resolve("expected.duckdb"));
                Projection projection = Projection.open(
                        ProjectionFiles.read(Path.of("projections/commerce")), ProjectionSettings.in(folder))) {
            for (int from = 0; from < events.size(); from += 20_000) {
                projection.apply(events.subList(from, Math.min(events.size(), from + 20_000)));
            }
            for (String view : VIEWS) {
                assertThat(rows(projection, view)).as(view).isEqualTo(rows(expected, view));
            }
        }
    }

    private static List<String> rows(Star star, String view) {
        return star.read((connection, checkpoint) -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select v::varchar from (" + view + ") v order by all")) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        });
    }
}
