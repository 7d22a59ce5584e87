package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.question.bench.Retailer;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void answersQuestionsWithEvidenceAndUsesTheShopAgain() throws IOException, InterruptedException {
        Map<String, String> environment = environment();
        assertThat(demo(environment, "--seed", "5"))
                .contains("Shop: ready in")
                .contains("events taken in within")
                .contains("> What was our revenue last month?")
                .contains("Revenue, placed in")
                .containsPattern("rests on +[1-9]")
                .contains("The first answer came");
        usesTheShopAgainAndAnswersTheQuestionsOfARetailer(environment);
    }

    private void usesTheShopAgainAndAnswersTheQuestionsOfARetailer(Map<String, String> environment) throws IOException {
        Path output = folder.resolve("going-on.txt");
        Process demo = start(environment, output, List.of("--seed", "5", "--no-simulator"));
        try {
            await().atMost(Duration.ofMinutes(6))
                    .until(() -> !demo.isAlive() || Files.readString(output).contains("Now try"));
            assertThat(output).content().contains("Shop: as it was left", "Revenue, placed in", "Now try");
            URI hub = URI.create("http://127.0.0.1:" + environment.get("WHENCE_HTTP_PORT"));
            assertThat(new Retailer(hub).ask(1)).hasSize(20).allSatisfy(answered -> {
                assertThat(answered.answer().path("kind").asText())
                        .as("%s: %s", answered.question(), answered.answer().path("answer"))
                        .isNotIn("refuse", "clarify", "");
                assertThat(answered.answer().path("evidence").path("events").asLong())
                        .as(answered.question())
                        .isPositive();
                assertThat(answered.answer().path("confidence").asDouble())
                        .as(answered.question())
                        .isGreaterThan(0.6);
            });
        } finally {
            demo.destroy();
        }
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
        Path output = folder.resolve("output.txt");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--exit-after-questions");
        Process process = start(environment, output, arguments);
        try {
            assertThat(process.waitFor(6, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static Process start(Map<String, String> environment, Path output, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.whence.Whence",
                "demo"));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WHENCE_"));
        builder.environment().putAll(environment);
        return builder.start();
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
