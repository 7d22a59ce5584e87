package dev.whence.cli.bench;

/** A hub that is killed and started again. */
public interface KilledHub extends Victim {
    /** Whether its process is there. */
    boolean alive();

    /** Has every table read again beside the stream, if the hub can do that just now. */
    void askForSnapshot();
}
