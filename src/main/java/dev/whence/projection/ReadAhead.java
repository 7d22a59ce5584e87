package dev.whence.projection;

import dev.whence.event.WhenceException;
import dev.whence.store.EventText;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads events in a thread of its own, some pieces ahead of who takes them. For one taker. */
final class ReadAhead implements AutoCloseable {
    private static final int PIECE = 5_000;
    private static final int PIECES = 6;

    private final EventLog log;
    private final BlockingQueue<Read> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader;

    ReadAhead(EventLog log, long position) {
        this.log = log;
        this.reader = new Thread(() -> read(position), "rebuild-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** A piece, or why there is none. */
    private interface Read {
        List<EventText> events();
    }

    /** The next events; empty at the head, and from then on not to be called again. Fails as the log does. */
    List<EventText> next() {
        try {
            return pieces.take().events();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("the events were not read to their end", e);
        }
    }

    private void read(long from) {
        try {
            long position = from;
            List<EventText> events;
            do {
                events = read(position, PIECE);
                position = events.isEmpty()
                        ? position
                        : events.get(events.size() - 1).position();
            } while (!events.isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<EventText> read(long position, int limit) throws InterruptedException {
        try {
            List<EventText> events = log.after(position, limit);
            pieces.put(() -> events);
            return events;
        } catch (RuntimeException failed) {
            pieces.put(() -> {
                throw failed;
            });
            return List.of();
        }
    }

    /** What is read in this moment is read to its end and forgotten. */
    @Override
    public void close() {
        reader.interrupt();
    }
}
