package dev.whence.question.language;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A server of a test that speaks the protocols of the providers, and says what the test wants said. */
public final class Provider implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final UnaryOperator<String> says;
    private final String protocol;

    /** @param says the text of the answer to a request's body; LATE never answers, BROKEN answers what is no JSON */
    public Provider(String protocol, UnaryOperator<String> says) {
        this.protocol = protocol;
        this.says = says;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public LanguageSettings settings(boolean words) {
        String path = protocol.equals("ollama") ? "" : "/v1";
        return new LanguageSettings(
                protocol,
                "test-model",
                java.util.Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + path),
                "test-key",
                Duration.ofSeconds(2),
                words);
    }

    /** The bodies of what was asked. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(body);
        String text = says.apply(body);
        if (text.equals("LATE")) {
            wait(exchange);
            return;
        }
        byte[] bytes = (text.equals("BROKEN") ? "<html>" : new ObjectMapper().writeValueAsString(json(text)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void wait(HttpExchange exchange) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private Map<String, Object> json(String text) {
        return switch (protocol) {
            case "anthropic" ->
                Map.of(
                        "id",
                        "msg_1",
                        "type",
                        "message",
                        "role",
                        "assistant",
                        "model",
                        "test-model",
                        "stop_reason",
                        "end_turn",
                        "content",
                        List.of(Map.of("type", "text", "text", text)),
                        "usage",
                        Map.of("input_tokens", 100, "output_tokens", 10));
            case "openai" ->
                Map.of(
                        "id",
                        "chat-1",
                        "object",
                        "chat.completion",
                        "model",
                        "test-model",
                        "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", text))),
                        "usage",
                        Map.of("prompt_tokens", 100, "completion_tokens", 10, "total_tokens", 110));
            default ->
                Map.of(
                        "model",
                        "test-model",
                        "done",
                        true,
                        "message",
                        Map.of("role", "assistant", "content", text),
                        "prompt_eval_count",
                        100,
                        "eval_count",
                        10);
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
