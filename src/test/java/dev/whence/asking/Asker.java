package dev.whence.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;

/** Asks a hub over HTTP, as everybody does. Thread-safe. */
public final class Asker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> DECLINED = Set.of("refuse", "clarify");

    private final URI ask;

    public Asker(URI hub) {
        this.ask = hub.resolve("/ask");
    }

    /** @param millis from the request until the whole answer was there */
    record Reply(double millis, JsonNode answer) {
        boolean declined() {
            return DECLINED.contains(answer.path("kind").asText("refuse"));
        }

        boolean kept() {
            return answer.path("cached").asBoolean();
        }
    }

    Reply ask(String question) {
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(ask)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("question", question).toString()))
                .build();
        try {
            String body =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new Reply((System.nanoTime() - begin) / 1e6, JSON.readTree(body));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
