package dev.whence.routes;

import dev.whence.event.Event;
import dev.whence.event.WhenceException;
import dev.whence.question.Answer;
import dev.whence.question.Transcript;
import dev.whence.question.Understood;
import dev.whence.question.language.Consultation;
import dev.whence.store.PostgresEventStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends what was asked and answered, beside the answering, so that nobody waits for it: what was answered in the last
 * moment before a crash may be missing, and while the store is down the oldest of many thousands. Thread-safe.
 */
public final class Transcripts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transcripts.class);
    private static final int MOST = 10_000;
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transcript transcript;
    private final PostgresEventStore store;
    private final Clock clock;
    private final BlockingQueue<List<Event>> waiting = new ArrayBlockingQueue<>(MOST);
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));
    private final Thread thread = new Thread(this::run, "transcripts");
    private final CountDownLatch end = new CountDownLatch(1);

    public Transcripts(Transcript transcript, PostgresEventStore store, Clock clock) {
        this.transcript = transcript;
        this.store = store;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    /** A step of the route {@code ask}; the answer goes on as it is. */
    public Answer keep(@ExchangeProperty("understood") Understood understood, @Body Answer answer) {
        offer(transcript.of(understood, answer, now()));
        return answer;
    }

    /** That a language model was asked. */
    public void keep(Consultation consultation) {
        offer(List.of(transcript.of(consultation, now())));
    }

    private void offer(List<Event> events) {
        while (!waiting.offer(events)) {
            waiting.poll();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void run() {
        List<Event> batch = new ArrayList<>();
        while (end.getCount() > 0 || !waiting.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    take(batch);
                }
                if (!batch.isEmpty()) {
                    store.append(batch);
                    batch.clear();
                    backoff.reset();
                }
            } catch (InterruptedException e) {
                return;
            } catch (WhenceException e) {
                if (e.category() != WhenceException.Category.RETRYABLE || end.getCount() == 0) {
                    LOG.warn("{} questions and answers are not recorded: {}", batch.size(), e.getMessage());
                    batch.clear();
                } else if (!pause()) {
                    return;
                }
            }
        }
    }

    private void take(List<Event> batch) throws InterruptedException {
        List<Event> first = waiting.poll(1, TimeUnit.SECONDS);
        if (first != null) {
            List<List<Event>> more = new ArrayList<>(List.of(first));
            waiting.drainTo(more, BATCH);
            more.forEach(batch::addAll);
        }
    }

    private boolean pause() {
        try {
            end.await(backoff.pause().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Waits a few seconds for what is not appended yet. */
    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
