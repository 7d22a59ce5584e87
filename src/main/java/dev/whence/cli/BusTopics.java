package dev.whence.cli;

import dev.whence.event.WhenceException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** The hub's topics on Kafka, for a demo that begins anew. */
final class BusTopics {
    private static final String PREFIX = "whence.";
    private static final int PATIENCE_SECONDS = 15;

    private BusTopics() {}

    /** Deletes the topics that a hub has written to. Does nothing for a hub without a bus. */
    static void delete(Settings settings) {
        String servers = settings.get("whence.kafka");
        if (servers.equals("none")) {
            return;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Set<String> topics = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                    .filter(topic -> topic.startsWith(PREFIX))
                    .collect(Collectors.toSet());
            admin.deleteTopics(topics).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw WhenceException.retryable("the topics of the old shop cannot be deleted on Kafka at " + servers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("interrupted while deleting the topics of the old shop", e);
        }
    }
}
