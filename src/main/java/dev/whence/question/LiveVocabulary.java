package dev.whence.question;

import dev.whence.event.WhenceException;
import dev.whence.question.reading.Vocabulary;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vocabulary of what is in the data now. It is read again in the background, while the former one serves, when more
 * events have come; reading takes a twentieth of the time at most. Thread-safe.
 */
public final class LiveVocabulary implements CurrentVocabulary, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveVocabulary.class);
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();
    private static final int SHARE = 20;

    private final Supplier<Vocabulary> reader;
    private final LongSupplier position;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "vocabulary");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<State> last = Optional.empty();

    /**
     * @param readAt and {@code took}: in nanoseconds
     */
    private record State(Vocabulary words, long position, long readAt, long took) {}

    /** @param position up to which the data is complete; more than before means that there may be new words */
    public LiveVocabulary(Supplier<Vocabulary> reader, LongSupplier position) {
        this.reader = reader;
        this.position = position;
    }

    @Override
    public Vocabulary get() {
        Optional<State> state = last.filter(this::representative);
        if (state.isEmpty()) {
            return read();
        }
        follow();
        return state.get().words();
    }

    /** Words of less than half of the events, as after a first snapshot, would let good questions be refused. */
    private boolean representative(State state) {
        return state.position() > 0 && 2 * state.position() >= position.getAsLong();
    }

    @Override
    public Vocabulary newest() {
        return last.filter(state -> state.position() == position.getAsLong() || isFresh(state))
                .map(State::words)
                .orElseGet(this::read);
    }

    /** To be called when there are new events; returns at once. */
    public void follow() {
        if (last.map(this::stale).orElse(true)) {
            readAgain();
        }
    }

    private static boolean isFresh(State state) {
        return System.nanoTime() - state.readAt() < PAUSE;
    }

    private boolean stale(State state) {
        long pause = Math.max(PAUSE, SHARE * state.took());
        return System.nanoTime() - state.readAt() > pause && position.getAsLong() != state.position();
    }

    private void readAgain() {
        if (reading.compareAndSet(false, true)) {
            background.execute(this::refresh);
        }
    }

    private void refresh() {
        try {
            read();
        } catch (WhenceException e) {
            LOG.debug("The vocabulary is read again later", e);
        } finally {
            reading.set(false);
        }
    }

    private synchronized Vocabulary read() {
        long upTo = position.getAsLong();
        long began = System.nanoTime();
        Vocabulary words = reader.get();
        long ended = System.nanoTime();
        last = Optional.of(new State(words, upTo, ended, ended - began));
        return words;
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}
