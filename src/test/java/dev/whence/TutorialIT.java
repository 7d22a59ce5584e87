package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.Database;
import dev.whence.testing.Psql;
import dev.whence.testing.Services;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the shell blocks of the tutorial in their order. Every line of the text block that follows one must be in what it
 * printed. {@code whence} is the built classes, {@code psql} a stand-in.
 */
class TutorialIT {
    private static final Pattern BLOCK = Pattern.compile("```(sh|text)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private final Database source = Services.postgres().sourceDatabase();

    /** Its slot has a fixed name, which another run on the same server would find taken. */
    @AfterEach
    void dropSource() {
        Services.postgres().drop(source);
    }

    private record Step(String commands, List<String> printed) {}

    @Test
    void theCommandsOfTheTutorialDoWhatItSays() throws IOException, InterruptedException {
        List<Step> steps = steps(Files.readString(Path.of("docs/tutorial.md")));
        assertThat(steps).hasSizeGreaterThan(10);
        boolean ended = run(script(steps));
        for (int i = 0; i < steps.size(); i++) {
            Path output = folder.resolve("output-" + i);
            String printed = Files.exists(output) ? Files.readString(output) : "(was not run)";
            for (String line : steps.get(i).printed()) {
                assertThat(printed)
                        .as("what this printed:%n%s%nhub:%n%s", steps.get(i).commands(), tailOfHub())
                        .contains(line);
            }
        }
        assertThat(ended).as("the last command has run: %s", tailOfHub()).isTrue();
    }

    private static List<Step> steps(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), new ArrayList<>()));
            } else {
                steps.get(steps.size() - 1)
                        .printed()
                        .addAll(block.group(2).lines().toList());
            }
        }
        return steps;
    }

    private String script(List<Step> steps) {
        StringBuilder script = new StringBuilder("set -eo pipefail\ntrap 'whence down' EXIT\n");
        for (int i = 0; i < steps.size(); i++) {
            script.append("exec > '%s' 2>&1%n%s"
                    .formatted(folder.resolve("output-" + i), steps.get(i).commands()));
        }
        return script.toString();
    }

    private boolean run(String script) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("work"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        String java = "'%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s'"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"));
        program(bin.resolve("psql"), "exec " + java + " " + Psql.class.getName() + " \"$@\"");
        program(
                bin.resolve("whence"),
                """
                hub='%1$s/hub'
                case $1 in
                    up)
                        %2$s -Xmx400m dev.whence.Whence run > "$hub.log" 2>&1 &
                        echo $! > "$hub.pid"
                        until grep -q 'Whence is ready' "$hub.log"; do kill -0 "$(cat "$hub.pid")"; sleep 0.2; done ;;
                    down)
                        if [[ -f $hub.pid ]]; then kill "$(cat "$hub.pid")"; rm "$hub.pid"; fi ;;
                    *) exec %2$s dev.whence.Whence "$@" ;;
                esac
                """
                        .formatted(folder, java));
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shell").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_"));
        builder.environment().putAll(environment());
        builder.environment().merge("PATH", bin + ":", (path, ours) -> ours + path);
        Process process = builder.start();
        try {
            return process.waitFor(6, TimeUnit.MINUTES) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
            stopHub();
        }
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\nset -e\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Map<String, String> environment() throws IOException {
        Database store = Services.postgres().storeDatabase();
        return Map.ofEntries(
                Map.entry("WHENCE", Path.of("").toAbsolutePath().toString()),
                Map.entry("PGHOST", source.host()),
                Map.entry("PGPORT", String.valueOf(source.port())),
                Map.entry("PGDATABASE", source.name()),
                Map.entry("PGUSER", source.user()),
                Map.entry("PGPASSWORD", source.password()),
                Map.entry("WHENCE_STORE_URL", store.url()),
                Map.entry("WHENCE_STORE_USER", store.user()),
                Map.entry("WHENCE_STORE_PASSWORD", store.password()),
                Map.entry("WHENCE_KAFKA", "none"),
                Map.entry("WHENCE_HTTP_PORT", freePort()),
                Map.entry("WHENCE_MANAGEMENT_PORT", freePort()));
    }

    /** Where the shell was ended before it could. */
    private void stopHub() throws IOException {
        Path pid = folder.resolve("hub.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private String tailOfHub() throws IOException {
        Path log = folder.resolve("hub.log");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of("has not run");
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
