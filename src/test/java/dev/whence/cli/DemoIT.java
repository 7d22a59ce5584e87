package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user starts it, in a process of its own. */
class DemoIT {
    @TempDir
    private Path folder;

    private PostgresServer server;

    @BeforeEach
    void startServer() {
        server = Services.ownPostgres();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void answersThreeQuestionsWithEvidenceAndUsesTheShopAgain() throws IOException, InterruptedException {
        Map<String, String> environment = environment();
        assertThat(demo(environment, "--seed", "5"))
                .contains("Shop: ready in")
                .contains("events taken in within")
                .contains("> What was our revenue last month?")
                .contains("Revenue, placed in")
                .containsPattern("rests on +[1-9]")
                .contains("The first answer came");
        assertThat(demo(environment, "--seed", "5"))
                .contains("Shop: as it was left")
                .contains("Revenue, placed in");
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsDone() throws IOException, InterruptedException {
        Map<String, String> environment = environment();
        int port = Integer.parseInt(environment.get("WHENCE_HTTP_PORT"));
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(demo(environment))
                    .contains("port " + other.getLocalPort() + " is taken")
                    .doesNotContain("Shop:");
        }
    }

    private String demo(Map<String, String> environment, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.whence.Whence",
                "demo",
                "--exit-after-questions"));
        command.addAll(List.of(options));
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private Map<String, String> environment() throws IOException {
        Database admin = server.admin();
        Database store = server.storeDatabase();
        Path adminPassword = Files.writeString(folder.resolve("admin.password"), admin.password());
        Path shop = folder.resolve("shop.password");
        Path capture = folder.resolve("shop_capture.password");
        return Map.ofEntries(
                Map.entry("WHENCE_STORE_URL", store.url()),
                Map.entry("WHENCE_STORE_USER", store.user()),
                Map.entry("WHENCE_STORE_PASSWORD", store.password()),
                Map.entry("WHENCE_ADMIN_URL", admin.url()),
                Map.entry("WHENCE_ADMIN_USER", admin.user()),
                Map.entry("WHENCE_ADMIN_PASSWORD_FILE", adminPassword.toString()),
                Map.entry("WHENCE_SHOP_HOST", admin.host()),
                Map.entry("WHENCE_SHOP_PORT", Integer.toString(admin.port())),
                Map.entry("WHENCE_SHOP_PASSWORD_FILE", shop.toString()),
                Map.entry("WHENCE_SHOP_CAPTURE_PASSWORD_FILE", capture.toString()),
                Map.entry("WHENCE_KAFKA", "none"),
                Map.entry("WHENCE_DATA", folder.resolve("data").toString()),
                Map.entry("WHENCE_HTTP_PORT", freePort()),
                Map.entry("WHENCE_MANAGEMENT_PORT", freePort()));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
