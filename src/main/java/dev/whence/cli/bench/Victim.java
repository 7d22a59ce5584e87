package dev.whence.cli.bench;

import java.util.Random;

/** A process of an installation that is killed and started again. */
public interface Victim {
    String name();

    /** As {@code kill -9} does. Returns when it is gone. */
    void kill(Random how);

    /** Starts it again. A server answers when this returns, a hub need not. */
    void start();
}
