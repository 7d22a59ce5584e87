package dev.whence.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in an orderly way when a person presses Ctrl-C: the process waits for it a little. */
final class Interrupts {
    private static final int LONGEST_END_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interrupts(Runnable end) {
        this.hook = new Thread(
                () -> {
                    end.run();
                    await();
                },
                "interrupt");
    }

    /** @param end asks the command to end; from another thread */
    static Interrupts doing(Runnable end) {
        Interrupts interrupts = new Interrupts(end);
        Runtime.getRuntime().addShutdownHook(interrupts.hook);
        return interrupts;
    }

    private void await() {
        try {
            ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended. */
    void done() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process ends already: the hook runs, and has been let go
        }
    }
}
