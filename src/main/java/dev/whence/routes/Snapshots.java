package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.capture.CaptureStatus;
import dev.whence.capture.CaptureStatus.State;
import dev.whence.capture.CdcComponent;
import dev.whence.capture.SnapshotRequest;
import dev.whence.event.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Has rows of a source read again and compared with what is known of them. Thread-safe. */
public final class Snapshots {
    private final CdcComponent connectors;
    private final ObjectMapper json;

    public Snapshots(CdcComponent connectors, ObjectMapper json) {
        this.connectors = connectors;
        this.json = json;
    }

    /** @param snapshot is started; GET /connectors tells how far it is */
    public record Begun(String connector, String snapshot, List<String> tables) {}

    public Begun begin(Exchange exchange) {
        String name = new Request(exchange).pathParameter("name");
        List<String> captured =
                connectors.tables(name).orElseThrow(() -> HttpProblem.notFound("There is no connector " + name + "."));
        JsonNode wanted = read(exchange.getMessage().getBody(String.class));
        State state = state(name);
        if (state == State.GAP && wanted.path("repair").asBoolean()) {
            connectors.repair(name);
            return new Begun(name, "started", captured);
        }
        SnapshotRequest request = request(wanted, captured);
        if (state != State.STREAMING) {
            throw HttpProblem.conflict("The connector " + name + " is in the state " + state + "; "
                    + (state == State.GAP ? "send {\"repair\": true}." : "a snapshot can begin when it is streaming."));
        }
        connectors.snapshot(name, request).ifPresent(reason -> {
            throw HttpProblem.conflict("No snapshot of " + name + " can begin: " + reason + ".");
        });
        return new Begun(name, "started", request.tables());
    }

    private State state(String connector) {
        return connectors.statuses().stream()
                .filter(status -> status.connector().equals(connector))
                .map(CaptureStatus::state)
                .findFirst()
                .orElse(State.STOPPED);
    }

    private static SnapshotRequest request(JsonNode wanted, List<String> captured) {
        List<String> tables = new ArrayList<>();
        for (JsonNode table : wanted.path("tables")) {
            if (!captured.contains(table.asText())) {
                throw HttpProblem.badRequest("The connector does not capture the table " + table.asText()
                        + NearestName.hint(table.asText(), captured));
            }
            tables.add(table.asText());
        }
        Map<String, String> filter = new LinkedHashMap<>();
        wanted.path("filter")
                .properties()
                .forEach(entry -> filter.put(entry.getKey(), entry.getValue().asText()));
        if (!filter.isEmpty() && tables.size() != 1) {
            throw HttpProblem.badRequest("A filter is for one table: name it under 'tables'.");
        }
        return new SnapshotRequest(
                tables.isEmpty() ? captured : tables.stream().distinct().toList(), filter);
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw HttpProblem.badRequest("The body is not JSON: " + Malformed.where(e));
        }
    }
}
