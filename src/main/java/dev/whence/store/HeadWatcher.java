package dev.whence.store;

import dev.whence.event.WhenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells subscribers when there are new events: one connection listens for all of them, and the head is read anyway every
 * half second, in case a notification is lost. Thread-safe.
 */
public final class HeadWatcher implements AutoCloseable {
    private static final int POLL_MILLIS = 500;

    private final DirectConnections connections;
    private final Thread thread;
    private long head;
    private volatile boolean closed;

    HeadWatcher(DirectConnections connections) {
        this.connections = connections;
        this.thread = new Thread(this::watch, "whence-head-watcher");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until there is an event beyond the position.
     *
     * @return whether there is one; false when the time is over or the store is closed
     */
    public synchronized boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (head <= position && !closed) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return head > position;
    }

    /** The newest position that it knows of; it may be half a second behind. */
    public synchronized long head() {
        return head;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        synchronized (this) {
            notifyAll();
        }
    }

    private void watch() {
        while (!closed) {
            try (Connection connection = connections.open("listen for events")) {
                listen(connection);
            } catch (SQLException | WhenceException e) {
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen whence_event");
        }
        raise(DirectConnections.head(connection));
        while (!closed) {
            PGNotification[] news = connection.unwrap(PGConnection.class).getNotifications(POLL_MILLIS);
            if (news == null || news.length == 0) {
                raise(DirectConnections.head(connection));
            } else {
                raise(Long.parseLong(news[news.length - 1].getParameter()));
            }
        }
    }

    private synchronized void raise(long position) {
        if (position > head) {
            head = position;
            notifyAll();
        }
    }

    /** The store is not to be had; subscribers that read it will say so. */
    private synchronized void pause() {
        try {
            if (!closed) {
                wait(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
