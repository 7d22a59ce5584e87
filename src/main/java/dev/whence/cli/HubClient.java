package dev.whence.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Speaks with a running hub over REST. */
final class HubClient {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String key;

    /** @param key what the hub wants to see; may be empty */
    HubClient(String address, String key) {
        this.key = key;
        this.address = URI.create(address.endsWith("/") ? address : address + "/");
    }

    /** Where the hub of these settings listens, as seen from this machine. */
    static String address(Settings settings) {
        String host = settings.get("whence.http.host");
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + settings.get("whence.http.port");
    }

    /** Returns the answer; fails with what the hub says where it refuses. */
    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** Posts the body and returns the answer; fails with what the hub says where it refuses. */
    JsonNode post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Deletes what the path names and returns the answer; fails with what the hub says where it refuses. */
    JsonNode delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return key.isBlank() ? request : request.header("Authorization", "Bearer " + key);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw WhenceException.badData(
                        answer.path("detail").asText("the hub answered " + response.statusCode()));
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw WhenceException.config("what answers at " + address + " is no Whence hub; give its address by --url");
        } catch (IOException e) {
            throw WhenceException.config("no hub answers at " + address
                    + "; start one (whence up, whence demo or whence run), or give its address by --url");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WhenceException.config("interrupted while waiting for the hub at " + address);
        }
    }
}
