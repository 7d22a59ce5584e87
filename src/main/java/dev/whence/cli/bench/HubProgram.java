package dev.whence.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, as an operator would run it. */
final class HubProgram implements KilledHub, AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Map<String, String> settings;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    /** @param log what it says is added to this file */
    HubProgram(String name, Map<String, String> settings, Path log) {
        this.name = name;
        this.settings = settings;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // it lives for seconds only
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.whence.Whence",
                "run"));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            process = Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean alive() {
        return process.filter(Process::isAlive).isPresent();
    }

    @Override
    public void kill(Random how) {
        process.orElseThrow().destroyForcibly().onExit().join();
    }

    @Override
    public void askForSnapshot() {
        URI address = URI.create("http://127.0.0.1:" + settings.get("whence.http.port") + "/connectors/shop/snapshot");
        HTTP.sendAsync(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.discarding());
    }

    /** Ends it in good order. */
    @Override
    public void close() {
        process.ifPresent(HubProgram::end);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
