package dev.whence.cli.bench;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A PostgreSQL of {@code local-services/services.sh} of one's own, that commits durably and ends with this JVM. */
final class LocalPostgres implements Victim, AutoCloseable {
    private final Path services;
    private final String name;
    private final int port;

    /** @param home the project's folder */
    LocalPostgres(Path home, String name, int port) {
        this.services = home.resolve("local-services/services.sh");
        this.name = name;
        this.port = port;
    }

    @Override
    public String name() {
        return name;
    }

    /** Starts it without data. */
    void fresh() {
        close();
        start();
    }

    @Override
    public void start() {
        script("start", "--postgres-port", Integer.toString(port), "--while-alive", pid(), "--delete-after");
    }

    /** All its processes, or the first one only (the others notice after a while), or one that works for somebody. */
    @Override
    public void kill(Random how) {
        ProcessHandle server = ProcessHandle.of(Long.parseLong(settings().get("WHENCE_POSTGRES_PID")))
                .orElseThrow();
        List<ProcessHandle> below = server.children().toList();
        int manner = how.nextInt(4);
        if (manner == 0 && !below.isEmpty()) {
            below.get(how.nextInt(below.size())).destroyForcibly();
            return;
        }
        server.destroyForcibly();
        if (manner > 1) {
            below.forEach(ProcessHandle::destroyForcibly);
        }
        server.onExit().join();
    }

    Connections database(String database, String user, String password) {
        String url = url(database);
        return () -> DriverManager.getConnection(url, user, password);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A database of this server as its superuser. */
    Connections asAdmin(String database) {
        return database(database, "postgres", read(Path.of(settings().get("WHENCE_ADMIN_PASSWORD_FILE"))));
    }

    /** What {@code services.sh env} prints. */
    Map<String, String> settings() {
        return script("env").lines().map(line -> line.split("=", 2)).collect(Collectors.toMap(p -> p[0], p -> p[1]));
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private String script(String command, String... more) {
        List<String> words = new ArrayList<>(
                List.of(services.toString(), command, "--only", "postgres", "--instance", "kills-" + name));
        words.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw WhenceException.config(String.join(" ", words) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.config("interrupted");
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it with its data. */
    @Override
    public void close() {
        script("remove");
    }
}
