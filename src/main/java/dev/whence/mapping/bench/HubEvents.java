package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** The events of a running hub. */
final class HubEvents {
    private static final int PAGE = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final String url;

    HubEvents(String url) {
        this.url = url.replaceAll("/+$", "");
    }

    /** What was streamed from a source, in the order of positions; what a snapshot found is left out. */
    List<JsonNode> live(String source) {
        List<JsonNode> events = new ArrayList<>();
        long after = 0;
        JsonNode page;
        do {
            page = page(after);
            for (JsonNode event : page) {
                after = event.path("position").asLong();
                if (event.path("source").asText().equals(source)
                        && !event.path("sourcePosition").asText().isEmpty()) {
                    events.add(event);
                }
            }
        } while (!page.isEmpty());
        return events;
    }

    private JsonNode page(long after) {
        URI address = URI.create(url + "/events?limit=" + PAGE + "&after=" + after);
        try {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode events = json.readTree(answer.body()).path("events");
            if (answer.statusCode() != 200 || !events.isArray()) {
                throw WhenceException.badData(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return events;
        } catch (IOException unreachable) {
            throw WhenceException.retryable("no hub answers at " + url + ": start it with ./whence up", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw WhenceException.retryable("stopped while reading events", stopped);
        }
    }
}
