package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ShopHistoryTest {
    private static final LocalDateTime UNTIL = LocalDateTime.of(2026, 5, 20, 10, 0);
    private static final List<Purchase> PURCHASES = purchases(42);

    @Test
    void sameSeedAndMomentGiveTheSameRowsOnEveryMachine() {
        assertThat(checksum(42)).isEqualTo(checksum(42)).isEqualTo(59_661_609L);
    }

    @Test
    void anotherSeedGivesAnotherShop() {
        assertThat(checksum(43)).isNotEqualTo(checksum(42));
    }

    @Test
    void tellsPurchasesInOrderOfTimeAndNoneAfterTheEnd() {
        List<LocalDateTime> times =
                orders(order -> true).stream().map(Order::purchased).toList();
        assertThat(times).isSorted().last().satisfies(time -> assertThat(time).isBeforeOrEqualTo(UNTIL));
    }

    @Test
    void fillsThreeYearsWithAModestShop() {
        assertThat(orders(order -> true)).hasSizeBetween(12_000, 18_000);
        assertThat(share(order -> order.status().equals("canceled"))).isBetween(0.005, 0.02);
        assertThat(share(order -> order.status().equals("delivered"))).isGreaterThan(0.95);
    }

    @Test
    void sellsLessOnSaturdaysAndFarMoreOnBlackFriday() {
        assertThat(share(order -> order.purchased().getDayOfWeek() == DayOfWeek.SATURDAY))
                .isLessThan(0.13);
        long onBlackFriday =
                count(order -> order.purchased().toLocalDate().toString().equals("2025-11-28"));
        long aWeekBefore =
                count(order -> order.purchased().toLocalDate().toString().equals("2025-11-21"));
        assertThat(onBlackFriday).isGreaterThan(2 * aWeekBefore);
    }

    @Test
    void paymentsOfAnOrderAddUpToItsTotal() {
        assertThat(orders(order -> true)).allSatisfy(order -> assertThat(
                        order.payments().stream().mapToLong(Payment::value).sum())
                .isEqualTo(order.total()));
    }

    @Test
    void farParcelsTakeLongerAndSomeAreLate() {
        assertThat(days(order -> order.customer().place().northeast()))
                .isGreaterThan(
                        1.5 * days(order -> order.customer().place().state().equals("SP")));
        assertThat(share(Order::late)).isBetween(0.03, 0.09);
    }

    @Test
    void lateParcelsGetWorseReviews() {
        assertThat(score(Order::late)).isLessThan(score(order -> !order.late()) - 1);
    }

    @Test
    void poorCategoriesGetWorseReviews() {
        assertThat(score(of("furniture"))).isLessThan(score(of("books")) - 0.4);
    }

    @Test
    void aCarrierFailedTheNortheastForTwoWeeks() {
        Predicate<Order> there = order -> order.customer().place().northeast();
        Predicate<Order> then = order -> order.progress()
                .handedOver()
                .filter(time -> time.isAfter(UNTIL.minusDays(103)) && time.isBefore(UNTIL.minusDays(90)))
                .isPresent();
        assertThat(mean(there.and(then), order -> order.late() ? 1 : 0)).isGreaterThan(0.6);
        assertThat(mean(there.negate().and(then), order -> order.late() ? 1 : 0))
                .isLessThan(0.15);
    }

    @Test
    void mobileCheckoutsAreLostInTheIncidentAndOnlyThere() {
        List<Purchase> lost = PURCHASES.stream().filter(Purchase::lost).toList();
        assertThat(lost).hasSizeGreaterThan(5).allSatisfy(purchase -> {
            assertThat(purchase.device()).isEqualTo(Device.MOBILE);
            assertThat(purchase.order().purchased().toLocalDate())
                    .isEqualTo(UNTIL.toLocalDate().minusDays(3));
        });
    }

    @Test
    void aboutATenthToAThirdOfTheCustomersComeBack() {
        long people = orders(order -> true).stream()
                .map(order -> order.customer().uniqueId())
                .distinct()
                .count();
        assertThat((double) people / orders(order -> true).size()).isBetween(0.7, 0.9);
    }

    private static Predicate<Order> of(String category) {
        return order -> order.items().get(0).product().category().named(category);
    }

    private static double days(Predicate<Order> which) {
        return mean(
                which.and(order -> order.progress().delivered().isPresent()),
                order -> java.time.Duration.between(
                                        order.purchased(),
                                        order.progress().delivered().orElseThrow())
                                .toHours()
                        / 24.0);
    }

    private static double score(Predicate<Order> which) {
        return mean(
                which.and(order -> order.review().isPresent()),
                order -> order.review().orElseThrow().score());
    }

    private static double mean(Predicate<Order> which, ToDoubleFunction<Order> what) {
        return orders(which).stream().mapToDouble(what).average().orElseThrow();
    }

    private static double share(Predicate<Order> which) {
        return (double) count(which) / orders(order -> true).size();
    }

    private static long count(Predicate<Order> which) {
        return orders(which).size();
    }

    private static List<Order> orders(Predicate<Order> which) {
        return PURCHASES.stream()
                .filter(purchase -> !purchase.lost())
                .map(Purchase::order)
                .filter(which)
                .toList();
    }

    private static List<Purchase> purchases(long seed) {
        List<Purchase> all = new ArrayList<>();
        new ShopHistory(seed, UNTIL).tell(all::add);
        return all;
    }

    private static long checksum(long seed) {
        ShopHistory history = new ShopHistory(seed, UNTIL);
        ShopRows rows = new ShopRows();
        rows.furnish(history);
        history.tell(purchase -> rows.order(purchase.order()));
        CRC32 sum = new CRC32();
        sum.update(rows.buffers().stream()
                .map(CopyBuffer::pending)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
