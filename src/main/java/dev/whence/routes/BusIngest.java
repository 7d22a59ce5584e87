package dev.whence.routes;

import dev.whence.routes.CloudEventReader.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends what comes by Kafka, a batch at a time. It does not return before the batch is in the store and what was
 * refused is with the dead letters, because Camel's batching consumer passes over a batch that fails. Thread-safe.
 */
public final class BusIngest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BusIngest.class);
    private static final String PROBLEM = "problem";

    private final Ingest ingest;
    private final AtomicReference<ProducerTemplate> letters = new AtomicReference<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    public BusIngest(Ingest ingest) {
        this.ingest = ingest;
    }

    /** Why messages of a topic wait; empty while all goes well. */
    Optional<String> failure(String topic) {
        return Optional.ofNullable(failures.get(topic));
    }

    /** @param exchange its body is the batch, an exchange a message */
    public void take(Exchange exchange) throws InterruptedException {
        List<Message> messages = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            messages.add(((Exchange) one).getMessage());
        }
        if (messages.isEmpty()) {
            return;
        }
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
        while (!taken(messages, exchange)) {
            if (end.await(backoff.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the hub ends; the messages come again at the next start");
            }
        }
        messages.get(messages.size() - 1)
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }

    private boolean taken(List<Message> messages, Exchange exchange) {
        String topic = topic(messages.get(0));
        try {
            append(messages, exchange);
            failures.remove(topic);
            return true;
        } catch (RuntimeException e) {
            failures.put(topic, Reasons.of(e));
            LOG.warn("{} messages of {} wait: {}", messages.size(), topic, Reasons.of(e));
            return false;
        }
    }

    private void append(List<Message> messages, Exchange exchange) {
        List<Message> refused = new ArrayList<>();
        try {
            refused.addAll(appended(messages));
        } catch (HttpProblem conflict) {
            messages.forEach(message -> refused.addAll(appendedAlone(message)));
        }
        if (!refused.isEmpty()) {
            LOG.warn(
                    "{} messages of {} could not become events and are in whence.dead-letters, the first because: {}",
                    refused.size(),
                    topic(messages.get(0)),
                    refused.get(0).getHeader(PROBLEM, String.class));
            letters(exchange).sendBody("direct:refused", refused);
        }
    }

    private List<Message> appendedAlone(Message message) {
        try {
            return appended(List.of(message));
        } catch (HttpProblem conflict) {
            return List.of(letter(message, conflict.getMessage()));
        }
    }

    /** Returns what was refused, as dead letters. */
    private List<Message> appended(List<Message> messages) {
        List<Item> items = messages.stream()
                .map(message -> ingest.item(message.getBody(String.class)))
                .toList();
        Map<String, Message> senders = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            senders.putIfAbsent(items.get(i).id(), messages.get(i));
        }
        return ingest.append(items).refused().stream()
                .map(line -> letter(senders.get(line.id()), line.reason().orElse("")))
                .toList();
    }

    private static Message letter(Message original, String problem) {
        Message letter = new DefaultMessage(original.getExchange().getContext());
        letter.setBody(original.getBody(byte[].class));
        letter.setHeader(PROBLEM, problem.getBytes(StandardCharsets.UTF_8));
        letter.setHeader("topic", topic(original).getBytes(StandardCharsets.UTF_8));
        Optional.ofNullable(original.getHeader(KafkaConstants.KEY))
                .ifPresent(key -> letter.setHeader(KafkaConstants.KEY, key));
        return letter;
    }

    private static String topic(Message message) {
        return String.valueOf(message.getHeader(KafkaConstants.TOPIC));
    }

    private ProducerTemplate letters(Exchange exchange) {
        return letters.updateAndGet(
                known -> known == null ? exchange.getContext().createProducerTemplate() : known);
    }

    @Override
    public void close() {
        end.countDown();
    }
}
