package dev.whence.streams;

import dev.whence.event.WhenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running processors of a hub. They start when Kafka is there, however late, and go on by themselves after it was
 * away. Thread-safe.
 */
public final class StreamProcessors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamProcessors.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BusSettings settings;
    private final List<String> topics;
    private final Rules rules;
    private final long published;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread starter = new Thread(this::run, "whence-streams-start");
    private volatile Optional<KafkaStreams> streams = Optional.empty();
    private volatile Optional<String> failure = Optional.of("Kafka was not there yet");

    /**
     * @param domains of the vocabulary: each has a topic
     * @param published the position that the relay has reached
     */
    public StreamProcessors(BusSettings settings, Set<String> domains, Rules rules, long published) {
        this.settings = settings;
        this.topics = domains.stream().sorted().map(Bus.EVENTS::concat).toList();
        this.rules = rules;
        this.published = published;
    }

    /** Returns at once. */
    public void start() {
        starter.setDaemon(true);
        starter.start();
    }

    /** Why they do not work at the moment; empty while they do. */
    public Optional<String> failure() {
        return streams.map(KafkaStreams::state)
                .filter(state -> state == KafkaStreams.State.ERROR)
                .map(state -> "the stream processors have stopped; the log says why")
                .or(() -> failure);
    }

    /** How many of the published events they have not taken yet; empty while that is not known. */
    public OptionalDouble lag() {
        double[] lags = streams.stream()
                .flatMap(running -> running.metrics().values().stream())
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                .filter(StreamProcessors::ofEvents)
                .mapToDouble(metric -> (Double) metric.metricValue())
                .filter(Double::isFinite)
                .toArray();
        return lags.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(lags).sum());
    }

    private static boolean ofEvents(Metric metric) {
        String topic = metric.metricName().tags().getOrDefault("topic", "");
        return topic.replace('_', '.').startsWith(Bus.EVENTS);
    }

    private void run() {
        try {
            do {
                if (prepared() && begun()) {
                    return;
                }
            } while (!end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (WhenceException e) {
            failure = Optional.of(e.getMessage());
            LOG.error("The stream processors do not start: {}", e.getMessage());
        }
    }

    /** Whether all topics are there. */
    private boolean prepared() throws InterruptedException {
        try (Admin admin = Admin.create(settings.admin())) {
            create(admin);
            onePartitionEach(admin);
            return true;
        } catch (ExecutionException e) {
            failure = Optional.of("Kafka does not take part: " + e.getCause().getMessage());
            return false;
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        List<String> wanted = new ArrayList<>(topics);
        wanted.addAll(List.of(Bus.DERIVED, Bus.MEASURES));
        Set<String> known = admin.listTopics().names().get();
        List<NewTopic> missing = wanted.stream()
                .filter(topic -> !known.contains(topic))
                .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private void onePartitionEach(Admin admin) throws InterruptedException, ExecutionException {
        List<String> parted = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .filter(topic -> topic.partitions().size() > 1)
                .map(TopicDescription::name)
                .sorted()
                .collect(Collectors.toList());
        if (!parted.isEmpty()) {
            throw WhenceException.config("the topics " + String.join(", ", parted) + " have more than one partition;"
                    + " the stream processors need one each, or whence.streams=off");
        }
    }

    private synchronized boolean begun() {
        if (end.getCount() == 0) {
            return true;
        }
        try {
            KafkaStreams running = new KafkaStreams(topology(), settings.streams());
            running.setUncaughtExceptionHandler(this::goOn);
            running.start();
            streams = Optional.of(running);
            failure = Optional.empty();
            return true;
        } catch (KafkaException e) {
            failure = Optional.of("the stream processors do not start yet: " + e.getMessage());
            LOG.warn("The stream processors do not start yet and try again: {}", e.getMessage());
            return false;
        }
    }

    private Topology topology() {
        return DerivedEvents.topology(topics, rules, published, Stores::persistentKeyValueStore);
    }

    private StreamThreadExceptionResponse goOn(Throwable reason) {
        LOG.warn("The stream processors begin again at their last commit: {}", reason.getMessage());
        LOG.debug("Why the stream processors begin again", reason);
        try {
            end.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public void close() {
        end.countDown();
        starter.interrupt();
        synchronized (this) {
            streams.ifPresent(running -> running.close(PATIENCE));
        }
    }
}
