package dev.whence.streams;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/**
 * Makes the processors of a hub that does not run begin anew: how far they came and what they remember is deleted, in
 * Kafka and in their folder. The topics of events and what was derived stay as they are.
 */
public final class Rereading {
    /** Longer than Kafka takes to notice that a hub is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BusSettings bus;

    public Rereading(BusSettings bus) {
        this.bus = bus;
    }

    /**
     * Fails with CONFIG and changes nothing where a hub is running, or where Kafka no longer has the first events: what had
     * begun before would be derived otherwise than it was. Fails with RETRYABLE where Kafka is not to be had.
     */
    public void prepare() {
        try (Admin admin = Admin.create(bus.admin())) {
            wholeHistory(admin);
            forgetPlace(admin);
            forgetState(admin);
            deleteFolder();
        } catch (ExecutionException e) {
            throw WhenceException.retryable(
                    "Kafka at " + bus.servers() + " does not take part: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("interrupted while the processors were made to begin anew", e);
        }
    }

    private static void wholeHistory(Admin admin) throws ExecutionException, InterruptedException {
        List<String> topics = topics(admin, Bus.EVENTS);
        Map<TopicPartition, OffsetSpec> wanted = topics.stream()
                .collect(Collectors.toMap(topic -> new TopicPartition(topic, 0), topic -> OffsetSpec.earliest()));
        Map<TopicPartition, ListOffsetsResultInfo> first =
                admin.listOffsets(wanted).all().get();
        String cut = first.entrySet().stream()
                .filter(topic -> topic.getValue().offset() > 0)
                .map(topic -> topic.getKey().topic())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!cut.isEmpty()) {
            throw WhenceException.config("Kafka has forgotten the first events of " + cut
                    + " (its retention): read from the middle, they would give other events than they gave");
        }
    }

    private static void forgetPlace(Admin admin) throws ExecutionException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!forgotten(admin)) {
            if (Instant.now().isAfter(end)) {
                throw WhenceException.config("a hub is running with these processors: stop it, then do this again");
            }
            pause();
        }
    }

    private static boolean forgotten(Admin admin) throws ExecutionException, InterruptedException {
        try {
            admin.deleteConsumerGroups(Set.of(BusSettings.APPLICATION)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            throw e;
        }
    }

    private static void forgetState(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteTopics(topics(admin, BusSettings.APPLICATION + "-")).all().get();
        while (!topics(admin, BusSettings.APPLICATION + "-").isEmpty()) {
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
    }

    private static List<String> topics(Admin admin, String prefix) throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(prefix))
                .toList();
    }

    private void deleteFolder() {
        if (!Files.exists(bus.folder())) {
            return;
        }
        try (Stream<Path> all = Files.walk(bus.folder())) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw WhenceException.config("cannot delete the folder " + bus.folder() + ": " + e.getMessage()
                    + "; delete it, then start the hub");
        }
    }
}
