package dev.whence;

import static org.awaitility.Awaitility.await;

import dev.whence.sample.Script;
import dev.whence.sample.WatchedHour;
import dev.whence.sample.WatchedWeeks;
import dev.whence.sample.WebEvent;
import dev.whence.sample.WebEventSender;
import dev.whence.testing.KafkaServer;
import dev.whence.testing.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/** How well the stream processors derive what scripts say must be derived. Argument: how many visits. */
final class DerivedBench {
    private static final Duration LONG = Duration.ofMinutes(10);

    private DerivedBench() {}

    public static void main(String[] arguments) throws Exception {
        int visits = Integer.parseInt(arguments[0]);
        day(visits);
        weeks();
        System.exit(0);
    }

    private static void day(int visits) throws Exception {
        try (KafkaServer kafka = Services.ownKafka();
                TestHub hub = TestHub.start(
                        HubHome.in(Files.createTempDirectory("derived")),
                        Services.postgres().storeDatabase(),
                        kafka.bootstrapServers())) {
            Script script = Script.play(1, LocalDateTime.now(ZoneOffset.UTC).minusDays(20), visits);
            long sent = System.nanoTime();
            script.send(hub.address());
            await().atMost(LONG).until(() -> hub.types(script.lastSubject()).contains("customer.session.started"));
            DerivedScore.of(script, hub).forEach(System.out::println);
            System.out.printf("all derived after %.1f s%n", (System.nanoTime() - sent) / 1e9);
        }
    }

    /** The hub's clock goes as the weeks do; within the grace of three hours what is derived of an hour comes back. */
    private static void weeks() throws Exception {
        Instant monday = LocalDate.now(ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(10, 0)
                .toInstant(ZoneOffset.UTC);
        ScriptClock clock = new ScriptClock(monday);
        Path folder = Files.createTempDirectory("derived");
        try (KafkaServer kafka = Services.ownKafka();
                TestHub hub = TestHub.start(
                        HubHome.in(folder).write("application.properties", "whence.streams.grace = 3h"),
                        Services.postgres().storeDatabase(),
                        kafka.bootstrapServers(),
                        clock)) {
            WebEventSender sender = new WebEventSender(hub.address());
            WatchedWeeks weeks = WatchedWeeks.play(1, monday);
            for (WatchedHour hour : weeks.hours()) {
                for (WebEvent event : hour.events()) {
                    clock.set(event.time());
                    sender.send(List.of(event));
                }
                awaitAll(hub, "customer.session.started", hour.visits());
                pass(hour.later(5), sender, clock);
                awaitAll(hub, "customer.session.ended", hour.visits());
                pass(hour.later(12), sender, clock);
            }
            // What the last hour says is there when what was said after it is: a visit that begins.
            WebEvent last = weeks.after();
            pass(last, sender, clock);
            awaitAll(hub, "customer.session.started", Set.of(last.subject()));
            DerivedScore.of(weeks, hub).forEach(System.out::println);
        }
    }

    private static void pass(WebEvent event, WebEventSender sender, ScriptClock clock) throws InterruptedException {
        clock.set(event.time());
        sender.send(List.of(event));
    }

    private static void awaitAll(TestHub hub, String type, Set<String> subjects) {
        await().atMost(LONG).until(() -> DerivedScore.subjects(type, hub).containsAll(subjects));
    }
}
