package dev.whence.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.sample.Conclusion;
import dev.whence.sample.WatchedHour;
import dev.whence.sample.WatchedWeeks;
import dev.whence.sample.WebEvent;
import dev.whence.streams.Rig.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    /** With a grace of three hours, in which what is derived of an hour comes back at once. */
    private final Rig rig = new Rig(new Rules(
            Rules.DEFAULT.sessionGap(),
            Duration.ofHours(3),
            Rules.DEFAULT.cartAbandoned(),
            Rules.DEFAULT.hesitation(),
            Rules.DEFAULT.slowPage(),
            Rules.DEFAULT.stockLow(),
            Rules.DEFAULT.failures(),
            Rules.DEFAULT.failureWindow(),
            Rules.DEFAULT.failureFactor(),
            Rules.DEFAULT.deviations(),
            Rules.DEFAULT.keep(),
            Rules.DEFAULT.idle()));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anHourThatDepartsFromTheSameHoursBeforeIsSaid() {
        for (int week = 0; week < 8; week++) {
            for (int i = 0; i < (week == 6 ? 60 : 20 + week); i++) {
                Instant at = MONDAY.plus(Duration.ofDays(7L * week)).plusSeconds(50L * i);
                rig.take(Sent.of("product.review.submitted", "review/" + week + "-" + i, at.toString(), "{}"));
            }
        }
        List<JsonNode> hours = rig.said("product.measure.departed").stream()
                .filter(one -> one.at("/data/grain").asText().equals("hour"))
                .toList();
        assertThat(hours).singleElement().satisfies(one -> {
            assertThat(one.at("/data/value").asInt()).isEqualTo(60);
            assertThat(one.at("/data/direction").asText()).isEqualTo("above");
            assertThat(one.at("/data/expected").asDouble()).isBetween(20.0, 26.0);
            assertThat(one.path("time").asText()).startsWith("2026-02-16T11:00");
        });
        assertThat(rig.measures()).isNotEmpty();
    }

    @Test
    void whatDepartsFromWhatIsUsualIsSaidAndNothingElse() {
        WatchedWeeks weeks = WatchedWeeks.play(3, MONDAY);
        weeks.hours().forEach(this::watch);
        assertThat(rig.said())
                .filteredOn(one -> one.path("type").asText().endsWith(".measure.departed"))
                .extracting(one -> new Conclusion(
                        one.path("type").asText(),
                        one.path("subject").asText(),
                        Optional.of(Instant.parse(one.path("time").asText()))))
                .containsExactlyInAnyOrderElementsOf(weeks.conclusions());
    }

    @Test
    void conversionIsTheShareOfVisitsThatLedToAnOrderAndNotOfOrders() {
        watch(WatchedWeeks.play(3, MONDAY).hours().get(5));
        watch(WatchedWeeks.play(3, MONDAY).hours().get(6));
        List<JsonNode> hours = rig.measures().stream()
                .filter(one -> one.path("measure").asText().equals("customer.conversion"))
                .filter(one -> one.path("grain").asText().equals("hour"))
                .filter(one -> one.path("from").asText().endsWith("T10:00:00Z"))
                .toList();
        assertThat(hours.get(0).path("value").asDouble()).isZero();
        assertThat(hours.get(1).path("value").asDouble()).isBetween(18 / 40.0, 22 / 40.0);
    }

    private void watch(WatchedHour hour) {
        for (WebEvent event : hour.events()) {
            rig.take(sent(event));
        }
        rig.takeBack(hour.events().get(hour.events().size() - 1).time());
        for (int hours : new int[] {5, 12}) {
            rig.take(sent(hour.later(hours))).takeBack(hour.later(hours).time());
        }
    }

    private static Sent sent(WebEvent event) {
        String data = JSON.valueToTree(event.data()).toString();
        return Sent.of(event.type(), event.subject(), event.time().toString(), data)
                .correlated(event.correlation());
    }
}
