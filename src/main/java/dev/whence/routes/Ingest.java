package dev.whence.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.Event;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.routes.CloudEventReader.Item;
import dev.whence.store.AppendResult;
import dev.whence.store.PostgresEventStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Appends events that others send. What is wrong with one of a batch does not keep the others out. Thread-safe. */
public final class Ingest {
    private final CloudEventReader reader;
    private final IncomingEvents incoming;
    private final PostgresEventStore store;

    public Ingest(Vocabulary vocabulary, PostgresEventStore store, ObjectMapper json, Clock clock) {
        this.reader = new CloudEventReader(json);
        this.incoming = new IncomingEvents(vocabulary, json, clock);
        this.store = store;
    }

    /** What became of each event, with the ids that the sender gave. */
    public record Receipt(List<Line> appended, List<Line> known, List<Line> refused) {}

    /**
     * One event.
     *
     * @param id the sender's
     * @param event the hub's; empty if refused
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Line(String id, Optional<UUID> event, Optional<Long> position, Optional<String> reason) {}

    public Receipt append(Exchange exchange) {
        return append(items(exchange));
    }

    /** One message of a bus, in structured mode. */
    Item item(String body) {
        try {
            return reader.structured(body).get(0);
        } catch (HttpProblem e) {
            return new Item.Broken("", e.getMessage());
        }
    }

    Receipt append(List<Item> items) {
        Receipt receipt = new Receipt(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<UUID, String> senders = new LinkedHashMap<>();
        Map<UUID, Long> expected = new HashMap<>();
        List<Event> events = new ArrayList<>();
        for (Item item : items) {
            translate(item, expected, receipt).ifPresent(event -> {
                senders.put(event.id(), ((Item.Readable) item).event().getId());
                events.add(event);
            });
        }
        if (!events.isEmpty()) {
            report(store.append(events, expected), senders, receipt);
        }
        return receipt;
    }

    private List<Item> items(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        return switch (new Request(exchange).mediaType()) {
            case "application/cloudevents+json" -> reader.structured(body);
            case "application/cloudevents-batch+json" -> reader.batch(body);
            default -> reader.binary(exchange.getMessage().getHeaders(), body);
        };
    }

    private Optional<Event> translate(Item item, Map<UUID, Long> expected, Receipt receipt) {
        if (item instanceof Item.Broken broken) {
            receipt.refused().add(refused(broken.id(), broken.problem()));
            return Optional.empty();
        }
        Item.Readable readable = (Item.Readable) item;
        try {
            Event event = incoming.translate(readable.event());
            incoming.expected(readable.event()).ifPresent(position -> expected.put(event.id(), position));
            return Optional.of(event);
        } catch (WhenceException e) {
            receipt.refused().add(refused(readable.event().getId(), e.getMessage()));
            return Optional.empty();
        }
    }

    private static void report(AppendResult result, Map<UUID, String> senders, Receipt receipt) {
        if (!result.conflicts().isEmpty()) {
            throw HttpProblem.conflict("Nothing was appended. "
                    + result.conflicts().stream().map(Ingest::moved).collect(Collectors.joining(" ")));
        }
        for (AppendResult.Entry entry : result.entries()) {
            String sender = senders.get(entry.id());
            if (entry instanceof AppendResult.Appended appended) {
                receipt.appended().add(line(sender, appended.id(), appended.position()));
            } else if (entry instanceof AppendResult.Known known) {
                receipt.known().add(line(sender, known.id(), known.position()));
            } else if (entry instanceof AppendResult.Refused refused) {
                receipt.refused().add(refused(sender, refused.problem()));
            }
        }
    }

    private static String moved(AppendResult.Conflict conflict) {
        return "%s is at position %d, not %d: read it again (GET /subjects/%s)."
                .formatted(conflict.subject(), conflict.actual(), conflict.expected(), conflict.subject());
    }

    private static Line line(String id, UUID event, long position) {
        return new Line(id, Optional.of(event), Optional.of(position), Optional.empty());
    }

    private static Line refused(String id, String reason) {
        return new Line(id, Optional.empty(), Optional.empty(), Optional.of(reason));
    }
}
