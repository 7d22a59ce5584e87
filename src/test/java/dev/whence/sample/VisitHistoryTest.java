package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class VisitHistoryTest {
    private static final LocalDateTime UNTIL = LocalDateTime.of(2026, 5, 20, 10, 0);
    private static final ShopHistory HISTORY = new ShopHistory(42, UNTIL);
    private static final List<WebEvent> EVENTS = events();

    @Test
    void sameSeedAndMomentGiveTheSameEvents() {
        assertThat(events()).isEqualTo(EVENTS);
        assertThat(EVENTS).extracting(WebEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void fillsThreeWeeks() {
        assertThat(EVENTS).hasSizeBetween(35_000, 80_000);
        assertThat(EVENTS)
                .allSatisfy(event -> assertThat(event.time()).isBetween(instant(UNTIL.minusDays(22)), instant(UNTIL)));
    }

    @Test
    void aVisitThatLedToAnOrderIsCorrelatedWithIt() {
        List<String> orders = new java.util.ArrayList<>();
        HISTORY.tell(purchase -> {
            if (!purchase.lost()) {
                orders.add("order/" + purchase.order().id());
            }
        });
        assertThat(EVENTS)
                .extracting(WebEvent::correlation)
                .filteredOn(correlation -> correlation.startsWith("order/"))
                .isSubsetOf(orders);
    }

    @Test
    void onOrdinaryDaysAboutOneOfTwentyMobileVisitsBuys() {
        assertThat(conversion("mobile", event -> !incident(event))).isBetween(0.045, 0.065);
        assertThat(conversion("desktop", event -> true)).isBetween(0.07, 0.1);
    }

    @Test
    void inTheIncidentMobileConversionFallsAndDesktopStays() {
        assertThat(conversion("mobile", VisitHistoryTest::incident)).isLessThan(0.03);
        assertThat(conversion("desktop", VisitHistoryTest::incident)).isGreaterThan(0.05);
    }

    @Test
    void inTheIncidentTheMobileCheckoutIsSlowAndCardsAreDeclined() {
        Predicate<WebEvent> slow = of("customer.page.slowed").and(with("page", "/checkout"));
        Predicate<WebEvent> declined = of("revenue.payment.failed").and(with("method", "credit_card"));
        assertThat(count(slow.and(VisitHistoryTest::incident))).isGreaterThan(20);
        assertThat(count(declined.and(VisitHistoryTest::incident))).isGreaterThan(20);
        assertThat(count(slow.and(event -> !incident(event)))).isLessThan(20);
        assertThat(EVENTS.stream().filter(slow.and(VisitHistoryTest::incident)).filter(with("device", "mobile")))
                .hasSizeGreaterThan(20)
                .allSatisfy(event ->
                        assertThat((int) event.data().get("duration_ms")).isGreaterThan(3000));
    }

    private static double conversion(String device, Predicate<WebEvent> when) {
        List<WebEvent> visits =
                EVENTS.stream().filter(with("device", device)).filter(when).toList();
        double sessions = visits.stream().map(WebEvent::subject).distinct().count();
        long bought = visits.stream()
                .filter(event -> event.correlation().startsWith("order/"))
                .map(WebEvent::subject)
                .distinct()
                .count();
        return bought / sessions;
    }

    private static boolean incident(WebEvent event) {
        Story story = HISTORY.story();
        return !event.time().isBefore(instant(story.incidentFrom()))
                && event.time().isBefore(instant(story.incidentTo()));
    }

    private static Predicate<WebEvent> of(String type) {
        return event -> event.type().equals(type);
    }

    private static Predicate<WebEvent> with(String field, String value) {
        return event -> value.equals(event.data().get(field));
    }

    private static long count(Predicate<WebEvent> which) {
        return EVENTS.stream().filter(which).count();
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    private static List<WebEvent> events() {
        VisitHistory visits = new VisitHistory(HISTORY);
        return visits.days().stream().flatMap(day -> visits.on(day).stream()).toList();
    }
}
