package dev.whence.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.capture.Transaction;
import dev.whence.event.WhenceException;
import java.time.DateTimeException;
import java.time.Instant;

/** A committed transaction as one line of JSON, its values as dead letters have them. Stateless. */
public final class RecordedTransaction {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedTransaction() {}

    public static String write(Transaction transaction) {
        try {
            ObjectNode line = JSON.createObjectNode()
                    .put("transaction", transaction.id())
                    .put("position", transaction.position())
                    .put("committed_at", transaction.committedAt().toString());
            line.set("changes", JSON.readTree(ChangeCoding.write(transaction.changes())));
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw WhenceException.bug("a transaction cannot be written as JSON", e);
        }
    }

    /**
     * What {@link #write} wrote, or a person after its example.
     *
     * @throws WhenceException CONFIG if it is no such line
     */
    public static Transaction read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new Transaction(
                    json.path("transaction").asText("0"),
                    json.path("position").asLong(),
                    Instant.parse(json.required("committed_at").asText()),
                    ChangeCoding.read(json.required("changes").toString()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException | WhenceException e) {
            throw WhenceException.config("is no recorded transaction: " + e.getMessage());
        }
    }
}
