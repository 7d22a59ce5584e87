package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The questions of a retailer, asked of a hub with the sample shop. {@code {order}} and {@code {product}} stand for the latest order and for a product of it. */
public final class Retailer {
    private static final Path QUESTIONS = Path.of("bench/retailer-questions.txt");
    private static final int TIMES = 5;
    private static final int SHOWN = 150;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI hub;

    public Retailer(URI hub) {
        this.hub = hub;
    }

    /**
     * One of them, answered.
     *
     * @param ms as the hub says, the middle of several times
     */
    public record Answered(String question, JsonNode answer, long ms) {
        String row() {
            JsonNode evidence = answer.path("evidence");
            String text = answer.path("answer").asText();
            String said = text.substring(text.indexOf(": ") + 1).strip().replace("|", "/");
            return "| %s | %s | %s, %,d events | %d |"
                    .formatted(
                            question.replaceAll("[0-9a-f]{32}", "4711"),
                            said.length() <= SHOWN ? said : said.substring(0, said.lastIndexOf(' ', SHOWN)) + " …",
                            evidence.path("sql").isEmpty() ? "meaning" : "SQL",
                            evidence.path("events").asLong(),
                            ms);
        }
    }

    /** Prints a table in Markdown. The argument is the hub's address, by default http://127.0.0.1:8080. */
    public static void main(String[] arguments) {
        URI hub = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080");
        System.out.println("| question | answer | rests on | ms |\n|---|---|---|--:|");
        new Retailer(hub).ask(TIMES).forEach(answered -> System.out.println(answered.row()));
    }

    /** Asks each so many times. */
    public List<Answered> ask(int times) {
        JsonNode placed = newest("revenue.order.placed").path("data");
        String order = placed.path("order_id").asText();
        String product = placed.path("lines").path(0).path("product_id").asText();
        return questions().stream()
                .map(question -> question.replace("{order}", order).replace("{product}", product))
                .map(question -> ask(question, times))
                .toList();
    }

    private Answered ask(String question, int times) {
        List<Long> ms = new ArrayList<>();
        JsonNode answer = json.nullNode();
        for (int i = 0; i < times; i++) {
            answer = send(HttpRequest.newBuilder(hub.resolve("/ask"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            json.valueToTree(Map.of("question", question)).toString())));
            ms.add(answer.path("ms").asLong());
        }
        return new Answered(question, answer, ms.stream().sorted().toList().get(times / 2));
    }

    private JsonNode newest(String type) {
        return send(HttpRequest.newBuilder(hub.resolve("/events?order=newest&limit=1&type=" + type)))
                .path("events")
                .path(0);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return json.readTree(
                    client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("the hub at " + hub + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hub was asked", e);
        }
    }

    private static List<String> questions() {
        try {
            return Files.readAllLines(QUESTIONS).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
