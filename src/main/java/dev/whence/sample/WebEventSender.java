package dev.whence.sample;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Posts web events to the hub in batches, as the web shop would. Thread-safe. */
public final class WebEventSender {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI events;

    /** @param hub the address of the hub, such as http://127.0.0.1:8080 */
    public WebEventSender(URI hub) {
        this.events = hub.resolve("/events");
    }

    /**
     * Sends one batch. What the hub knows already stays as it is, so a batch may be sent again.
     *
     * @throws WhenceException RETRYABLE if the hub cannot be reached or is overloaded, BAD_DATA if it refuses an event
     */
    public void send(List<WebEvent> batch) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(events)
                    .timeout(PATIENCE)
                    .header("content-type", "application/cloudevents-batch+json")
                    .POST(BodyPublishers.ofByteArray(json(batch)))
                    .build();
            check(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw WhenceException.retryable("the hub does not answer at " + events + ": " + e.getMessage(), e);
        }
    }

    private byte[] json(List<WebEvent> batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.size() * 512);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartArray();
            for (WebEvent event : batch) {
                event.write(json);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private void check(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw WhenceException.retryable("the hub cannot take events now: " + response.body(), null);
        }
        if (response.statusCode() >= 300) {
            throw WhenceException.badData("the hub does not take the web events: " + response.body());
        }
        JsonNode refused = mapper.readTree(response.body()).path("refused");
        if (!refused.isEmpty()) {
            throw WhenceException.badData(
                    "the hub refused " + refused.size() + " web events, the first because: " + refused.get(0));
        }
    }
}
