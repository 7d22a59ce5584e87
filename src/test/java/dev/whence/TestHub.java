package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.cli.Settings;
import dev.whence.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A hub on ports of its own, in this JVM or in a process of its own, and how tests speak with it. */
final class TestHub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AutoCloseable hub;
    private final int port;
    private final int management;

    private TestHub(AutoCloseable hub, int port, int management) {
        this.hub = hub;
        this.port = port;
        this.management = management;
    }

    /** An answer; {@code body} is empty JSON where there is none. */
    record Reply(int status, String type, String text) {
        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    /** @param kafka bootstrap servers, or {@code none} */
    static TestHub start(HubHome home, Database store, String kafka) {
        return start(home, store, kafka, Clock.systemUTC());
    }

    /** @param clock tells when events are recorded */
    static TestHub start(HubHome home, Database store, String kafka, Clock clock) {
        Map<String, String> set = settings(home, store, kafka);
        return of(Hub.start(Settings.load(set, Map.of()), clock), set);
    }

    /** As an operator would run it; returns when it answers. It has no bus. */
    static TestHub process(HubHome home, Database store) {
        return process(home, store, List.of("-Xmx400m"));
    }

    static TestHub process(HubHome home, Database store, List<String> jvmOptions) {
        Map<String, String> set = settings(home, store, "none");
        HubProcess process = HubProcess.start(set, jvmOptions);
        TestHub hub = of(process, set);
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(process.alive()).as("the hub runs").isTrue();
            return hub.answers();
        });
        return hub;
    }

    /** As {@link #process}, but returns at once. */
    static TestHub launch(HubHome home, Database store) {
        Map<String, String> set = settings(home, store, "none");
        return of(HubProcess.start(set), set);
    }

    /** Whether its process is there; only for a process. */
    boolean alive() {
        return ((HubProcess) hub).alive();
    }

    private boolean answers() {
        try {
            return get("/connectors").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Only for a process. */
    long pid() {
        return ((HubProcess) hub).pid();
    }

    /** As {@code kill -9} does; only for a process. */
    void kill() {
        ((HubProcess) hub).kill();
    }

    private static TestHub of(AutoCloseable hub, Map<String, String> set) {
        return new TestHub(
                hub,
                Integer.parseInt(set.get("whence.http.port")),
                Integer.parseInt(set.get("whence.management.port")));
    }

    private static Map<String, String> settings(HubHome home, Database store, String kafka) {
        return new HashMap<>(Map.of(
                "whence.home", home.folder().toString(),
                "whence.store.url", store.url(),
                "whence.store.user", store.user(),
                "whence.store.password", store.password(),
                "whence.store.password-file", "",
                "whence.kafka", kafka,
                "whence.http.port", String.valueOf(freePort()),
                "whence.management.port", String.valueOf(freePort())));
    }

    URI address() {
        return at(port, "");
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(at(port, path)).GET());
    }

    Reply post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(at(port, path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply ask(String question) {
        return post(
                "/ask",
                "application/json",
                JSON.createObjectNode().put("question", question).toString());
    }

    Reply method(String method, String path) {
        return send(HttpRequest.newBuilder(at(port, path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** What it says of its first connector. */
    JsonNode connector() {
        return get("/connectors").body().at("/connectors/0");
    }

    /** The types of a subject's events, in their order. */
    List<String> types(String subject) {
        List<String> types = new ArrayList<>();
        get("/events?subject=" + subject)
                .body()
                .path("events")
                .forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    Reply observe(String path) {
        return send(HttpRequest.newBuilder(at(management, "/observe" + path)).GET());
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI address(String path) {
        return at(port, path);
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            hub.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
