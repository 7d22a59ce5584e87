package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Servers from {@code local-services/services.sh}, each an instance of its own on free ports. */
final class LocalProcesses implements Provider {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public PostgresServer postgres(boolean durable) {
        return server(new Instance("postgres", durable));
    }

    private static PostgresServer server(Instance instance) {
        Map<String, String> settings = instance.settings();
        URI address = URI.create(settings.get("WHENCE_ADMIN_URL").substring("jdbc:".length()));
        Database admin = new Database(
                address.getHost(),
                address.getPort(),
                "postgres",
                settings.get("WHENCE_ADMIN_USER"),
                read(Path.of(settings.get("WHENCE_ADMIN_PASSWORD_FILE"))));
        return new PostgresServer(admin, instance);
    }

    @Override
    public KafkaServer kafka() {
        Instance instance = new Instance("kafka", false);
        return new KafkaServer(instance.settings().get("WHENCE_KAFKA"), instance);
    }

    BackedUpPostgres backedUpPostgres() {
        Instance instance = new Instance("postgres", true);
        return new BackedUpPostgres(server(instance), instance::stop, instance.data());
    }

    /** Goes away by itself when this JVM ends, however it ends. */
    private static final class Instance implements Server.Control {
        private static final Pattern DATA = Pattern.compile("data in (.*)\\)");

        private final String service;
        private final List<String> durability;
        private final String name =
                "test-%d-%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());

        Instance(String service, boolean durable) {
            this.service = service;
            this.durability = durable ? List.of("--delete-after") : List.of("--delete-after", "--no-fsync");
            script("start", "--" + service + "-port", "0");
        }

        Map<String, String> settings() {
            return script("env")
                    .lines()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(p -> p[0], p -> p[1]));
        }

        @Override
        public void kill() {
            long pid = Long.parseLong(settings().get("WHENCE_" + service.toUpperCase(java.util.Locale.ROOT) + "_PID"));
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            process.destroyForcibly();
            process.onExit().join();
        }

        void stop() {
            script("stop");
        }

        Path data() {
            Matcher matcher = DATA.matcher(script("status"));
            if (!matcher.find()) {
                throw new IllegalStateException("services.sh status does not say where the data are");
            }
            return Path.of(matcher.group(1));
        }

        @Override
        public void start() {
            script("start");
        }

        @Override
        public void remove() {
            script("remove");
        }

        private String script(String command, String... more) {
            List<String> words = new ArrayList<>(List.of("local-services/services.sh", command, "--only", service));
            words.addAll(List.of("--instance", name));
            if (command.equals("start")) {
                words.addAll(List.of(
                        "--while-alive", Long.toString(ProcessHandle.current().pid())));
                words.addAll(durability);
            }
            words.addAll(List.of(more));
            return run(words);
        }
    }

    private static String run(List<String> command) {
        try {
            Path errors = Files.createTempFile("services", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            int exit = process.waitFor();
            String complaint = read(errors);
            Files.delete(errors);
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + complaint);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
