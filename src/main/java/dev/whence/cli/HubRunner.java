package dev.whence.cli;

/** Runs a hub in this process; given by the wiring, which the commands do not know. */
public interface HubRunner {
    /**
     * Returns only when the hub has ended.
     *
     * @param ready called once, when the hub answers
     */
    void run(Settings settings, Runnable ready) throws InterruptedException;
}
