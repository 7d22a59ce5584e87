package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A PostgreSQL that can be put back to an earlier state, as from a base backup. Not thread-safe. */
public final class BackedUpPostgres implements AutoCloseable {
    private final PostgresServer server;
    private final Runnable stop;
    private final Path data;
    private final Path backup;

    BackedUpPostgres(PostgresServer server, Runnable stop, Path data) {
        this.server = server;
        this.stop = stop;
        this.data = data;
        this.backup = data.resolveSibling("backup");
    }

    public PostgresServer server() {
        return server;
    }

    /** The server's own files. */
    public Path data() {
        return data;
    }

    /** Stops the server in good order, does something to its files, and starts it again. */
    public void whileStopped(Runnable work) {
        stop.run();
        work.run();
        server.start();
    }

    /** Stops the server in good order, keeps a copy of its data, and starts it again. */
    public void backUp() {
        stop.run();
        run("cp", "-a", data.toString(), backup.toString());
        server.start();
    }

    /** Puts the copy back, with its replication slots, on a timeline of its own. */
    public void restore() {
        stop.run();
        run("rm", "-rf", data.toString());
        run("cp", "-a", backup.toString(), data.toString());
        try {
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "restore_command = '/bin/false'\nhot_standby = off\n",
                    StandardOpenOption.APPEND);
            // no file of its own, so that it belongs to whom the others belong
            run("cp", "-a", data.resolve("postgresql.auto.conf").toString(), signal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    private String signal() {
        return data.resolve("recovery.signal").toString();
    }

    private static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("failed: " + List.of(command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
