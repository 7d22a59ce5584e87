package dev.whence.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.access.AccessKey;
import dev.whence.routes.Contract.Operation;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JsonSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import reactor.core.publisher.Mono;

/**
 * Serves assistants by the Model Context Protocol (streamable HTTP, without sessions): what they may do is a choice of
 * the contract's operations, and is answered by the same routes. Thread-safe.
 */
public final class Assistants implements AutoCloseable {
    private static final String HOLDER = "key";
    private static final int ACCEPTED = 202;
    private static final String INSTRUCTIONS =
            """
            Whence knows what happened in a business, as events with their causes, and computes answers from them.
            Ask in plain words. Give numbers as they are answered, with their evidence; do not compute on your own. \
            An answer of kind `clarify` has choices to pick from; `refuse` says why the data does not tell.""";

    private final McpJson json;
    private final McpStatelessSyncServer server;
    private final AtomicReference<McpStatelessServerHandler> handler = new AtomicReference<>();

    private record Offer(String tool, String operation, String title, String description) {}

    private static final List<Offer> OFFERS = List.of(
            new Offer(
                    "ask",
                    "ask",
                    "Ask the business data",
                    "Answers a question about orders, revenue, payments, deliveries, customers, products or reviews, with"
                            + " numbers, interpretation and evidence. Send `conversation` back for a follow-up."),
            new Offer(
                    "why",
                    "ask",
                    "Explain a change",
                    "Explains why a measure changed: ask \"Why did revenue drop in November 2017?\". Answers with the"
                            + " split, the segments and the likely causes, with events as evidence."),
            new Offer(
                    "catalog",
                    "catalog",
                    "What can be asked",
                    "Lists metrics, dimensions, verified questions and event types."),
            new Offer("events", "events", "Find events", "Reads events by type, subject, domain or time."),
            new Offer(
                    "subject",
                    "subject",
                    "State and history of one thing",
                    "Tells the state of an order, customer, product or other subject, now or at an earlier time, and all"
                            + " events about it."),
            new Offer("similar", "similar-text", "Events by meaning", "Finds events that mean what a text says."));

    public Assistants(CamelContext context, Gate gate, ContractValidator validator, ObjectMapper mapper) {
        this.json = new McpJson(mapper);
        ContractCall call = new ContractCall(context.createProducerTemplate(), gate, validator, mapper);
        this.server = McpServer.sync(new Transport())
                .serverInfo(
                        "whence",
                        Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                                .orElse("development"))
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(""))
                .immediateExecution(true)
                .tools(OFFERS.stream()
                        .map(offer -> tool(offer, validator.contract().named(offer.operation()), call, mapper))
                        .toList())
                .build();
    }

    private static SyncToolSpecification tool(
            Offer offer, Operation operation, ContractCall call, ObjectMapper mapper) {
        Tool tool = Tool.builder()
                .name(offer.tool())
                .title(offer.title())
                .description(offer.description())
                .inputSchema(mapper.convertValue(operation.arguments(), JsonSchema.class))
                .annotations(new ToolAnnotations(offer.title(), true, false, true, false, null))
                .build();
        return SyncToolSpecification.builder()
                .tool(tool)
                .callHandler((context, request) -> {
                    ContractCall.Reply reply = call.send(
                            operation,
                            Optional.ofNullable(request.arguments()).orElse(Map.of()),
                            Optional.ofNullable((AccessKey) context.get(HOLDER)));
                    return CallToolResult.builder()
                            .addTextContent(reply.text())
                            .isError(reply.failed())
                            .build();
                })
                .build();
    }

    /**
     * Answers one message.
     *
     * @param origin of the page that a browser sends it for; only the hub's own pages may, lest a foreign one reads what
     *     a person on this machine may read
     * @return JSON; nothing for a notification
     */
    public String answer(
            @Body String body, @Header("Origin") String origin, @Header("Host") String host, Exchange exchange) {
        if (origin != null && !origin.endsWith("://" + host)) {
            throw new HttpProblem(
                    ProblemDetail.of(403, "Forbidden", "Pages from " + origin + " may not use this hub."));
        }
        try {
            Object message = McpSchema.deserializeJsonRpcMessage(json, body);
            if (message instanceof JSONRPCRequest request) {
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                return json.writeValueAsString(
                        handler.get().handleRequest(context(exchange), request).block());
            }
            if (message instanceof JSONRPCNotification notification) {
                handler.get()
                        .handleNotification(McpTransportContext.EMPTY, notification)
                        .block();
            }
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, ACCEPTED);
            return "";
        } catch (IOException | IllegalArgumentException e) {
            throw HttpProblem.badRequest("The body is no JSON-RPC message; this address speaks the Model Context"
                    + " Protocol (streamable HTTP).");
        }
    }

    private static McpTransportContext context(Exchange exchange) {
        return McpTransportContext.create(Gate.key(exchange)
                .map(key -> Map.<String, Object>of(HOLDER, key))
                .orElse(Map.of()));
    }

    @Override
    public void close() {
        server.close();
    }

    /** Hands over what the route got. */
    private final class Transport implements McpStatelessServerTransport {
        @Override
        public void setMcpHandler(McpStatelessServerHandler mcp) {
            handler.set(mcp);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
