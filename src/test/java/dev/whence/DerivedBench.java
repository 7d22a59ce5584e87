package dev.whence;

import static org.awaitility.Awaitility.await;

import dev.whence.sample.Script;
import dev.whence.testing.KafkaServer;
import dev.whence.testing.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How well the stream processors derive what a script says must be derived. Argument: how many visits. */
final class DerivedBench {
    private DerivedBench() {}

    public static void main(String[] arguments) throws Exception {
        int visits = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("derived");
        try (KafkaServer kafka = Services.ownKafka();
                TestHub hub = TestHub.start(
                        HubHome.in(folder), Services.postgres().storeDatabase(), kafka.bootstrapServers())) {
            LocalDateTime begin = LocalDateTime.now(ZoneOffset.UTC).minusDays(20);
            Script script = Script.play(1, begin, visits);
            long sent = System.nanoTime();
            script.send(hub.address());
            await().atMost(Duration.ofMinutes(10))
                    .until(() -> hub.types(script.lastSubject()).contains("customer.session.started"));
            DerivedScore.of(script, hub).forEach(System.out::println);
            System.out.printf("all derived after %.1f s%n", (System.nanoTime() - sent) / 1e9);
        }
        System.exit(0);
    }
}
