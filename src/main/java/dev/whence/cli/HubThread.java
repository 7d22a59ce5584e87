package dev.whence.cli;

import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A hub that runs in this process beside the command. */
final class HubThread {
    private final Thread thread;

    private HubThread(Thread thread) {
        this.thread = thread;
    }

    /**
     * Returns when the hub answers; fails as the hub does if it cannot start.
     *
     * @param log where its words go; empty if they are on the terminal
     */
    static HubThread start(HubRunner runner, Settings settings, StatusLine line, Optional<Path> log)
            throws InterruptedException {
        long began = System.nanoTime();
        line.show("Hub: starting");
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(runner, settings, ready), "hub");
        thread.setDaemon(true);
        thread.start();
        try {
            ready.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WhenceException known) {
                throw known;
            }
            throw WhenceException.bug("the hub did not start", e.getCause());
        }
        line.say("Hub: ready on %s after %.1f s%s"
                .formatted(
                        HubClient.address(settings),
                        (System.nanoTime() - began) / 1e9,
                        log.map(file -> " (log in " + file + ")").orElse("")));
        return new HubThread(thread);
    }

    private static void run(HubRunner runner, Settings settings, CompletableFuture<Boolean> ready) {
        try {
            runner.run(settings, () -> ready.complete(true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Returns when the hub has ended. */
    void join() throws InterruptedException {
        thread.join();
    }

    /** Waits that long; fails if the hub ends meanwhile. */
    void join(Duration time) throws InterruptedException {
        thread.join(time.toMillis());
        if (!thread.isAlive()) {
            throw WhenceException.config("the hub has ended");
        }
    }
}
