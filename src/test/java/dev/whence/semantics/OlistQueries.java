package dev.whence.semantics;

import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The development questions as metric queries, by their ids. */
final class OlistQueries {
    private OlistQueries() {}

    private static Period period(String from, String to) {
        return new Period(
                LocalDate.parse(from).atStartOfDay(), LocalDate.parse(to).atStartOfDay(), from);
    }

    static Map<String, MetricQuery> all() {
        Period toAugust = period("2018-01-01", "2018-09-01");
        Period year2017 = period("2017-01-01", "2018-01-01");
        Period firstQuarter = period("2018-01-01", "2018-04-01");
        Period secondQuarter = period("2018-04-01", "2018-07-01");
        Period july = period("2018-07-01", "2018-08-01");
        Period may = period("2018-05-01", "2018-06-01");
        Map<String, MetricQuery> all = new LinkedHashMap<>();
        all.put("d001", MetricQuery.of("revenue").within(may).build());
        all.put(
                "d002",
                MetricQuery.of("orders")
                        .within(period("2017-11-01", "2017-12-01"))
                        .build());
        all.put("d003", MetricQuery.of("average_order_value").within(july).build());
        all.put("d004", MetricQuery.of("freight").within(firstQuarter).build());
        all.put(
                "d005",
                MetricQuery.of("cancellation_rate")
                        .within(period("2018-01-01", "2019-01-01"))
                        .build());
        all.put(
                "d006",
                MetricQuery.of("delivery_time")
                        .within(period("2018-06-01", "2018-07-01"))
                        .build());
        all.put(
                "d007",
                MetricQuery.of("late_rate")
                        .dated("delivered")
                        .within(period("2018-03-01", "2018-04-01"))
                        .build());
        all.put(
                "d008",
                MetricQuery.of("delivery_time:median")
                        .within(year2017)
                        .where("state", "BA")
                        .build());
        all.put(
                "d009",
                MetricQuery.of("delivery_time:median")
                        .within(year2017)
                        .where("state", "PE")
                        .build());
        all.put(
                "d010",
                MetricQuery.of("customers")
                        .within(period("2017-12-01", "2018-01-01"))
                        .build());
        all.put("d011", MetricQuery.of("repeat_customers").build());
        all.put("d012", MetricQuery.of("review_score").within(secondQuarter).build());
        all.put("d013", MetricQuery.of("active_sellers").within(july).build());
        all.put(
                "d014",
                MetricQuery.of("units")
                        .within(year2017)
                        .where("category", "watches_gifts")
                        .build());
        all.put(
                "d015",
                MetricQuery.of("revenue")
                        .within(toAugust)
                        .shareOf(Filter.in("state", "SP"))
                        .build());
        all.put(
                "d016",
                MetricQuery.of("payment_value")
                        .within(toAugust)
                        .where("payment_type", "boleto")
                        .build());
        all.put(
                "d017",
                MetricQuery.of("instalments")
                        .within(toAugust)
                        .where("payment_type", "credit_card")
                        .build());
        all.put(
                "d018",
                MetricQuery.of("revenue")
                        .by("state")
                        .within(period("2018-08-01", "2018-09-01"))
                        .build());
        all.put(
                "d019",
                MetricQuery.of("revenue")
                        .by("payment_type")
                        .within(period("2018-08-01", "2018-09-01"))
                        .build());
        all.put("d020", MetricQuery.of("orders").by("status").within(toAugust).build());
        all.put("d021", MetricQuery.of("orders").by("weekday").within(year2017).build());
        all.put("d022", MetricQuery.of("reviews").by("score").within(toAugust).build());
        all.put(
                "d023",
                MetricQuery.of("late_rate")
                        .by("state")
                        .within(firstQuarter)
                        .atLeast(MetricQuery.POPULATION, 30)
                        .build());
        all.put(
                "d024",
                MetricQuery.of("revenue", "freight", "units")
                        .by("seller_state")
                        .within(period("2018-06-01", "2018-07-01"))
                        .build());
        all.put(
                "d025",
                MetricQuery.of("revenue")
                        .by("category")
                        .within(year2017)
                        .top("revenue", 5)
                        .build());
        all.put(
                "d026",
                MetricQuery.of("revenue")
                        .by("category")
                        .within(year2017)
                        .bottom("revenue", 3)
                        .build());
        all.put(
                "d027",
                MetricQuery.of("orders")
                        .by("city")
                        .within(toAugust)
                        .top("orders", 10)
                        .build());
        all.put(
                "d028",
                MetricQuery.of("revenue")
                        .by("seller_id")
                        .within(secondQuarter)
                        .top("revenue", 5)
                        .build());
        all.put(
                "d029",
                MetricQuery.of("delivery_time")
                        .by("state")
                        .within(period("2018-01-01", "2018-07-01"))
                        .atLeast(MetricQuery.POPULATION, 50)
                        .top("delivery_time", 3)
                        .build());
        all.put(
                "d030",
                MetricQuery.of("review_score")
                        .by("category")
                        .atLeast(MetricQuery.POPULATION, 40)
                        .bottom("review_score", 5)
                        .build());
        all.put(
                "d031",
                MetricQuery.of("units")
                        .by("product_id")
                        .within(toAugust)
                        .top("units", 3)
                        .build());
        all.put(
                "d032",
                MetricQuery.of("freight_ratio")
                        .by("category")
                        .within(toAugust)
                        .atLeast("units", 50)
                        .top("freight_ratio", 5)
                        .build());
        all.put(
                "d033",
                MetricQuery.of("revenue").by("customer_id").top("revenue", 5).build());
        all.put(
                "d034",
                MetricQuery.of("revenue")
                        .within(july)
                        .comparedWith(period("2018-06-01", "2018-07-01"))
                        .build());
        all.put(
                "d035",
                MetricQuery.of("revenue")
                        .within(july)
                        .comparedWith(period("2017-07-01", "2017-08-01"))
                        .build());
        all.put(
                "d036",
                MetricQuery.of("late_rate")
                        .by("state")
                        .where("state", "RJ", "SP")
                        .within(firstQuarter)
                        .build());
        all.put(
                "d037",
                MetricQuery.of("average_order_value")
                        .by("payment_type")
                        .where("payment_type", "credit_card", "boleto")
                        .within(toAugust)
                        .build());
        all.put(
                "d038",
                MetricQuery.of("average_order_value")
                        .by("part_of_week")
                        .within(year2017)
                        .build());
        all.put(
                "d039",
                MetricQuery.of("new_customers")
                        .within(firstQuarter)
                        .comparedWith(period("2017-10-01", "2018-01-01"))
                        .build());
        all.put(
                "d040",
                MetricQuery.of("revenue").by(Grain.MONTH).within(toAugust).build());
        all.put(
                "d041",
                MetricQuery.of("orders")
                        .by(Grain.WEEK)
                        .within(period("2018-04-01", "2018-06-01"))
                        .build());
        all.put(
                "d042",
                MetricQuery.of("on_time_rate").by(Grain.MONTH).within(year2017).build());
        all.put(
                "d043",
                MetricQuery.of("on_time_rate").by(Grain.MONTH).within(toAugust).build());
        all.put(
                "d044",
                MetricQuery.of("revenue")
                        .by(Grain.QUARTER)
                        .within(year2017)
                        .withRunningTotal()
                        .build());
        all.put(
                "d045",
                MetricQuery.of("orders", "approved_orders", "dispatched_orders", "arrived_orders")
                        .within(may)
                        .build());
        return all;
    }
}
