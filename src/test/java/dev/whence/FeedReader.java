package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads Server-Sent Events as a browser does. */
final class FeedReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Long> positions = new CopyOnWriteArrayList<>();
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final InputStream stream;

    private FeedReader(InputStream stream) {
        this.stream = stream;
        Thread thread = new Thread(this::read, "feed-reader");
        thread.setDaemon(true);
        thread.start();
    }

    static FeedReader open(TestHub hub, String query, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.address("/events/stream" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            return new FeedReader(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Long> positions() {
        return List.copyOf(positions);
    }

    List<String> subjects() {
        return List.copyOf(subjects);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    positions.add(Long.parseLong(line.substring(4)));
                } else if (line.startsWith("data: ")) {
                    subjects.add(
                            JSON.readTree(line.substring(6)).path("subject").asText());
                }
            }
        } catch (IOException e) {
            // The reader was closed.
            return;
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
