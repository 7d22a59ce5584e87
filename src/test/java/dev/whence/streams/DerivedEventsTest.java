package dev.whence.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.streams.Rig.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DerivedEventsTest {
    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aVisitBeginsWithItsFirstEventAndEndsWhenNothingCameForHalfAnHour() {
        rig.take(page("a", "10:00:00"), item("a", "10:05:00"), page("b", "10:30:00"));
        assertThat(types()).containsExactly("customer.session.started", "customer.session.started");
        rig.take(page("b", "10:38:00"));
        JsonNode ended = rig.said("customer.session.ended").get(0);
        assertThat(ended.path("subject").asText()).isEqualTo("session/a");
        assertThat(ended.path("time").asText()).startsWith("2026-05-01T10:05");
        assertThat(ended.path("causationid").asText())
                .isEqualTo(item("a", "10:05:00").id());
        assertThat(ended.at("/data/seconds").asInt()).isEqualTo(300);
        assertThat(ended.at("/data/outcome").asText()).isEqualTo("cart");
    }

    @Test
    void aVisitLedToTheOrderThatItNamesOrThatWasPlacedMeanwhileAndBelongsToIt() {
        rig.take(page("early", "09:00:00").correlated("order/o1"), page("x", "09:40:00"));
        rig.take(page("known", "10:00:00").correlated("order/o1"), order("o1", "10:01:00"));
        rig.take(order("o2", "10:01:00"), page("told-late", "10:00:30").correlated("order/o2"));
        rig.take(page("late", "10:02:00"), page("late", "10:03:00").correlated("order/o3"), order("o3", "10:04:00"));
        rig.take(completed("named", "o4", "10:05:00"), order("o5", "10:05:00"), page("none", "10:05:00"));
        rig.take(page("again", "10:06:00").correlated("order/o1"), page("x", "12:00:00"));
        assertThat(rig.said("customer.session.ended"))
                .filteredOn(one -> one.at("/data/outcome").asText().equals("ordered"))
                .extracting(one -> one.at("/data/session_id").asText() + " "
                        + one.at("/data/order_id").asText())
                .containsExactlyInAnyOrder("known o1", "told-late o2", "late o3", "named o4");
    }

    @Test
    void whatComesInAnotherOrderGivesTheSameVisit() {
        rig.take(page("a", "10:10:00"), page("a", "10:00:00"), page("b", "11:00:00"));
        JsonNode ended = rig.said("customer.session.ended").get(0);
        assertThat(ended.at("/data/started_at").asText()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(ended.at("/data/pages").asInt()).isEqualTo(2);
    }

    @Test
    void whatComesAfterAVisitHasEndedBelongsToAnotherOneOrIsTooLate() {
        rig.take(page("a", "10:00:00"), page("b", "11:00:00"), page("a", "10:10:00"), page("a", "11:01:00"));
        assertThat(rig.said("customer.session.ended")).hasSize(1);
        assertThat(rig.said("customer.session.started"))
                .extracting(one -> one.path("time").asText().substring(11, 19))
                .containsExactly("10:00:00", "11:00:00", "11:01:00");
    }

    @Test
    void aCartIsAbandonedWhenNothingMoreWasDoneForAnHour() {
        rig.take(item("a", "10:00:00"), page("a", "10:01:00"), page("b", "11:02:00"));
        assertThat(rig.said("customer.cart.abandoned")).isEmpty();
        rig.take(page("b", "11:03:00"));
        JsonNode abandoned = rig.said("customer.cart.abandoned").get(0);
        assertThat(abandoned.path("subject").asText()).isEqualTo("session/a");
        assertThat(abandoned.path("time").asText()).startsWith("2026-05-01T11:01");
        assertThat(abandoned.path("causationid").asText())
                .isEqualTo(item("a", "10:00:00").id());
        assertThat(abandoned.path("correlationid").asText()).isEqualTo("session/a");
        rig.take(page("b", "15:00:00"));
        assertThat(rig.said("customer.cart.abandoned")).hasSize(1);
    }

    @Test
    void aCartThatBecameAnOrderIsNotAbandonedWhicheverIsToldFirst() {
        Sent order = order("o1", "10:05:00");
        rig.take(item("a", "10:00:00").correlated("order/o1"), order);
        rig.take(order("o2", "10:06:00"), item("c", "10:02:00").correlated("order/o2"));
        rig.take(item("d", "10:02:00"), completed("d", "o3", "10:07:00"));
        rig.take(page("b", "15:00:00"));
        assertThat(rig.said("customer.cart.abandoned")).isEmpty();
    }

    @Test
    void abandonmentIsFoundWhenNothingElseEverHappens() {
        rig.take(item("a", "10:00:00"));
        rig.idle(Duration.between(Instant.EPOCH, Instant.parse("2026-05-01T10:40:00Z")));
        rig.idle(Duration.ofMinutes(2));
        JsonNode struck = rig.said("hub.clock.struck").get(0);
        rig.take(Sent.of("hub.clock.struck", "hub/clock", struck.path("time").asText(), "{}"));
        assertThat(rig.said("customer.session.ended")).hasSize(1);
        assertThat(rig.said("customer.cart.abandoned")).isEmpty();
        rig.take(Sent.of("hub.clock.struck", "hub/clock", "2026-05-01T11:02:00Z", "{}"));
        assertThat(rig.said("customer.cart.abandoned")).hasSize(1);
    }

    @Test
    void threeMinutesBetweenCheckoutAndPaymentAreHesitationAndLessAreNot() {
        rig.take(checkout("a", "10:00:00"), completed("a", "o1", "10:03:00"));
        rig.take(checkout("b", "10:00:00"), completed("b", "o2", "10:02:59"));
        rig.take(checkout("c", "10:00:00"), failed("c", "10:01:00"), completed("c", "o3", "10:20:00"));
        rig.take(page("x", "10:30:00"));
        assertThat(rig.said("customer.checkout.hesitated"))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/data/seconds").asInt()).isEqualTo(180))
                .satisfies(one -> assertThat(one.path("subject").asText()).isEqualTo("session/a"));
    }

    @Test
    void aTryToPayThatIsToldAfterTheOrderStillCounts() {
        rig.take(order("o1", "10:05:00"));
        rig.take(checkout("a", "10:00:00").correlated("order/o1"));
        rig.take(failed("a", "10:01:00").correlated("order/o1"), page("x", "10:30:00"));
        assertThat(rig.said("customer.checkout.hesitated")).isEmpty();
    }

    @Test
    void aSlowPageIsSaidOnceAVisit() {
        rig.take(slow("a", "10:00:00", 3000), slow("a", "10:01:00", 9000), slow("b", "10:02:00", 2999));
        assertThat(rig.said("customer.page.slow_experienced")).singleElement().satisfies(one -> assertThat(
                        one.at("/data/duration_ms").asInt())
                .isEqualTo(3000));
    }

    @Test
    void stockIsLowAndOutOnceEachTimeThatItFalls() {
        rig.take(stock("p", "10:00:00", 20), stock("p", "10:01:00", 5), stock("p", "10:02:00", 3));
        rig.take(stock("p", "10:03:00", 0), stock("p", "10:02:30", 4), stock("p", "10:04:00", 30));
        rig.take(stock("p", "10:05:00", -1));
        assertThat(types()).containsExactly("inventory.stock.low", "inventory.stock.out", "inventory.stock.out");
    }

    @Test
    void manyFailedPaymentsAreSaidOnceASpike() {
        for (int i = 0; i < 8; i++) {
            rig.take(failed("s" + i, "10:0" + i + ":00"));
        }
        assertThat(rig.said("revenue.payment.failures_spiked"))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/data/failures").asInt()).isEqualTo(5))
                .satisfies(one ->
                        assertThat(one.at("/data/reasons/declined").asInt()).isEqualTo(5));
        rig.take(failed("t", "15:00:00"));
        for (int i = 0; i < 5; i++) {
            rig.take(failed("u" + i, "16:0" + i + ":00"));
        }
        assertThat(rig.said("revenue.payment.failures_spiked")).hasSize(2);
    }

    @Test
    void eventsAreTakenInTheOrderOfTheirPositionsAndOnce() {
        List<Sent> story = story();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            order.add(i);
            order.add(i);
        }
        Collections.shuffle(order, new Random(4));
        try (Rig disordered = new Rig()) {
            rig.take(story.toArray(Sent[]::new));
            order.forEach(i -> disordered.put(i + 1, story.get(i), story.get(i).time()));
            assertThat(disordered.said()).isEqualTo(rig.said()).hasSizeGreaterThan(200);
        }
    }

    private static List<Sent> story() {
        Random random = new Random(3);
        List<Sent> events = new ArrayList<>();
        Instant time = Instant.parse("2026-05-01T08:00:00Z");
        for (int i = 0; i < 1500; i++) {
            time = time.plusSeconds(random.nextInt(40));
            String at = time.minusSeconds(random.nextInt(90)).toString().substring(11, 19);
            String session = "s" + (i / 20 + random.nextInt(4));
            events.add(
                    switch (random.nextInt(6)) {
                        case 0 -> item(session, at);
                        case 1 -> checkout(session, at);
                        case 2 -> random.nextInt(4) == 0 ? completed(session, "o" + i, at) : page(session, at);
                        case 3 -> slow(session, at, random.nextInt(6000));
                        case 4 -> stock("p" + random.nextInt(3), at, random.nextInt(30));
                        default -> random.nextInt(3) == 0 ? failed(session, at) : page(session, at);
                    });
        }
        return events;
    }

    private List<String> types() {
        return rig.said().stream().map(one -> one.path("type").asText()).toList();
    }

    private static Sent web(String type, String session, String time, String more) {
        return Sent.of(
                type,
                "session/" + session,
                "2026-05-01T" + time + "Z",
                "{'session_id':'" + session + "','device':'mobile'" + more + "}");
    }

    private static Sent page(String session, String time) {
        return web("customer.page.viewed", session, time, ",'page':'/'");
    }

    private static Sent slow(String session, String time, int millis) {
        return web("customer.page.viewed", session, time, ",'page':'/slow','duration_ms':" + millis);
    }

    private static Sent item(String session, String time) {
        return web("customer.cart.item_added", session, time, ",'product_id':'p1'");
    }

    private static Sent checkout(String session, String time) {
        return web("customer.checkout.started", session, time, "");
    }

    private static Sent completed(String session, String order, String time) {
        return web("customer.checkout.completed", session, time, ",'order_id':'" + order + "'");
    }

    private static Sent failed(String session, String time) {
        return web("revenue.payment.failed", session, time, ",'method':'credit_card','reason':'declined'");
    }

    private static Sent order(String order, String time) {
        return Sent.of("revenue.order.placed", "order/" + order, "2026-05-01T" + time + "Z", "{'total':10}");
    }

    private static Sent stock(String product, String time, int left) {
        return Sent.of(
                "inventory.stock.adjusted",
                "stock/" + product,
                "2026-05-01T" + time + "Z",
                "{'product_id':'" + product + "','location':'1','quantity':0,'on_hand':" + left + "}");
    }
}
