package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.routes.McpClients;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The protocol's own client asks a hub. */
@ExtendWith(SharedHub.class)
class McpIT {
    private final TestHub hub;
    private McpSyncClient client;

    McpIT(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void connect() {
        client = McpClients.of(hub.address("/"));
        client.initialize();
    }

    @AfterEach
    void close() {
        client.closeGracefully();
    }

    @Test
    void theToolsSayWhatTheyTake() {
        assertThat(client.listTools().tools())
                .extracting(Tool::name)
                .containsExactlyInAnyOrder("ask", "why", "catalog", "events", "subject", "similar");
        assertThat(client.listTools().tools())
                .filteredOn(tool -> tool.name().equals("ask"))
                .singleElement()
                .satisfies(tool -> {
                    assertThat(tool.inputSchema().required()).containsExactly("question");
                    assertThat(tool.inputSchema().properties()).containsKey("conversation");
                });
    }

    @Test
    void aQuestionIsAnsweredAsOverRest() throws IOException {
        String question = "How many orders were placed in May 2018?";
        CallToolResult result = call("ask", Map.of("question", question));
        assertThat(result.isError()).isFalse();
        JsonNode rest = hub.ask(question).body();
        assertThat(json(result).path("answer")).isEqualTo(rest.path("answer"));
        assertThat(json(result).path("evidence")).isEqualTo(rest.path("evidence"));
    }

    @Test
    void aSubjectIsFoundByItsEvents() throws IOException {
        hub.post(
                "/events",
                "application/cloudevents+json",
                """
                {"specversion": "1.0", "id": "mcp-1", "source": "test", "type": "customer.page.viewed",
                 "subject": "session/mcp 1", "time": "2026-01-01T12:00:00Z",
                 "data": {"session_id": "mcp 1", "device": "mobile", "page": "/"}}""");
        CallToolResult found = call("subject", Map.of("type", "session", "id", "mcp 1"));
        assertThat(json(found).path("history")).hasSize(1);
        assertThat(json(call("events", Map.of("subject", "session/mcp 1", "limit", 5)))
                        .path("events"))
                .hasSize(1);
    }

    @Test
    void whatIsWrongWithACallIsSaid() throws IOException {
        CallToolResult unknown = call("subject", Map.of("type", "order", "id", "none"));
        assertThat(unknown.isError()).isTrue();
        assertThat(json(unknown).path("detail").asText()).contains("No event about order/none is known");
        assertThat(json(call("events", Map.of("limit", "many"))).path("detail").asText())
                .contains("'limit' is wrong");
        assertThat(json(call("ask", Map.of())).path("detail").asText()).contains("question");
    }

    @Test
    void aForeignPageAndAMalformedMessageAreRefused() {
        String ping = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";
        TestHub.Reply foreign = hub.send(HttpRequest.newBuilder(hub.address("/mcp"))
                .header("Content-Type", "application/json")
                .header("Origin", "https://example.com")
                .POST(HttpRequest.BodyPublishers.ofString(ping)));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(hub.post("/mcp", "application/json", ping).status()).isEqualTo(200);
        assertThat(hub.post("/mcp", "application/json", "{\"hello\": 1}").status())
                .isEqualTo(400);
        assertThat(hub.get("/mcp").status()).isEqualTo(405);
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(new CallToolRequest(tool, arguments));
    }

    private static JsonNode json(CallToolResult result) throws IOException {
        return new ObjectMapper().readTree(((TextContent) result.content().get(0)).text());
    }
}
