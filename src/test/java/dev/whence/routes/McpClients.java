package dev.whence.routes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import java.net.URI;

/** Clients of the Model Context Protocol, as assistants have them. */
public final class McpClients {
    private McpClients() {}

    public static McpSyncClient of(URI hub) {
        McpJson json = new McpJson(new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(hub.toString())
                        .jsonMapper(json)
                        .openConnectionOnStartup(false)
                        .build())
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
                .build();
    }
}
