package dev.whence.diagnosis;

import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Divides the change of a sum: of money into more or fewer items (orders, and items in each) and what one costs, where
 * the model says what the items are; of anything else into the number of days and what came on each.
 */
final class Volumes {
    private final MetricExecutor executor;
    private final PeriodNumbers numbers;
    private final Period period;
    private final Period baseline;
    private final LocalDateTime now;

    Volumes(MetricExecutor executor, PeriodNumbers numbers, MetricQuery query, LocalDateTime now) {
        this.executor = executor;
        this.numbers = numbers;
        this.period = query.period().orElseThrow();
        this.baseline = query.baseline().orElseThrow();
        this.now = now;
    }

    List<Contribution> of(Contribution total) {
        double before = total.baseline().orElse(0.0);
        double after = total.current().orElse(0.0);
        List<String> parts = executor.model()
                .explaining()
                .parts()
                .getOrDefault(numbers.metric().name(), List.of());
        return parts.size() == 2 && before != 0 ? prices(before, after, parts) : calendar(before, after);
    }

    private List<Contribution> prices(double before, double after, List<String> parts) {
        List<Double> former = numbers.totals(baseline, parts);
        List<Double> latter = numbers.totals(period, parts);
        double units = former.get(0);
        double unitsNow = latter.get(0);
        double orders = former.get(1);
        double ordersNow = latter.get(1);
        double price = before / units;
        double volume = (unitsNow - units) * price;
        double byOrders = (ordersNow - orders) * before / orders;
        return List.of(
                split("price_volume", "volume", units, unitsNow, volume),
                split("price_volume", "price", price, quotient(after, unitsNow), after - before - volume),
                split("volume_detail", "orders", orders, ordersNow, byOrders),
                split(
                        "volume_detail",
                        "items_per_order",
                        units / orders,
                        quotient(unitsNow, ordersNow),
                        volume - byOrders));
    }

    private List<Contribution> calendar(double before, double after) {
        double days = Explainer.days(baseline, now);
        double daysNow = Explainer.days(period, now);
        double byDays = (daysNow - days) * before / days;
        String each = numbers.metric().name() + "_per_day";
        return List.of(
                split("calendar", "number_of_days", days, daysNow, byDays),
                split("calendar", each, before / days, after / daysNow, after - before - byDays));
    }

    private static double quotient(double numerator, double denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }

    private static Contribution split(String of, String name, double baseline, double current, double adds) {
        return Contribution.split(of, name, Optional.of(baseline), Optional.of(current), adds);
    }
}
