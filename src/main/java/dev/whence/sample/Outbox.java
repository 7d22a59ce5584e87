package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Web events on their way to the hub. While the hub is away they wait, and no more than a few thousand are taken. */
final class Outbox implements Runnable {
    private static final int BATCH = 200;
    private static final int WAITING = 4000;

    private final WebEventSender sender;
    private final CountDownLatch end;
    private final BlockingQueue<WebEvent> queue = new LinkedBlockingQueue<>(WAITING);
    private volatile long sent;
    private volatile Optional<String> trouble = Optional.empty();

    /** @param end after which nothing is tried again */
    Outbox(WebEventSender sender, CountDownLatch end) {
        this.sender = sender;
        this.end = end;
    }

    /** Takes all of them, or none if too many wait already. */
    boolean offer(List<WebEvent> events) {
        return queue.remainingCapacity() >= events.size() && queue.addAll(events);
    }

    long sent() {
        return sent;
    }

    Optional<String> trouble() {
        return trouble;
    }

    /** Sends until it is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                List<WebEvent> batch = new ArrayList<>();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                deliver(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<WebEvent> batch) throws InterruptedException {
        Pause pause = new Pause(end);
        do {
            try {
                sender.send(batch);
                sent += batch.size();
                trouble = Optional.empty();
                return;
            } catch (WhenceException e) {
                trouble = Optional.of(e.getMessage());
                if (e.category() != WhenceException.Category.RETRYABLE) {
                    return;
                }
            }
        } while (pause.longer());
    }
}
