package dev.whence.testing;

/** A running server. {@link #kill} and {@link #start} are for servers of one's own and keep address and data. */
public abstract class Server implements AutoCloseable {
    private final Control control;

    Server(Control control) {
        this.control = control;
    }

    /** Ends the server as {@code kill -9} does. */
    public final void kill() {
        control.kill();
    }

    /** Starts the server again after {@link #kill} and returns when it answers. */
    public final void start() {
        control.start();
    }

    /** Stops the server and deletes its data; a server that the environment named is left alone. */
    @Override
    public final void close() {
        control.remove();
    }

    /** What can be done to the process or container behind a server. */
    interface Control {
        void kill();

        void start();

        void remove();
    }
}
