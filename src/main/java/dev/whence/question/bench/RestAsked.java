package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Asks a running hub. */
final class RestAsked implements Asked {
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI ask;

    RestAsked(String url) {
        this.ask = URI.create(url.replaceAll("/+$", "") + "/ask");
    }

    @Override
    public JsonNode ask(String question, Optional<String> conversation, String now) {
        ObjectNode body = json.createObjectNode().put("question", question).put("now", now);
        conversation.ifPresent(id -> body.put("conversation", id));
        HttpRequest request = HttpRequest.newBuilder(ask)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return json.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException unreachable) {
            throw WhenceException.retryable("no hub answers at " + ask + ": start it with ./whence up", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("stopped while waiting for an answer", stopped);
        }
    }
}
