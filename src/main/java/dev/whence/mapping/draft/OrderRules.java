package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is proposed for a table of orders and its lines. */
final class OrderRules {
    private static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, Set<String>> TIMES = Map.of(
            "shipped", Set.of("shipped", "sent", "posted", "dispatched"),
            "delivered", Set.of("delivered", "arrived", "received"),
            "approved", Set.of("approved", "paid", "confirmed"),
            "canceled", Set.of("cancelled", "canceled"));

    static {
        TYPES.put("approved", "revenue.order.approved");
        TYPES.put("invoiced", "revenue.order.invoiced");
        TYPES.put("processing", "inventory.order.processing_started");
        TYPES.put("shipped", "inventory.shipment.dispatched");
        TYPES.put("delivered", "inventory.shipment.delivered");
        TYPES.put("unavailable", "inventory.order.unavailable");
        TYPES.put("canceled", "revenue.order.cancelled");
    }

    private final Guesses guesses;
    private final Table order;
    private final Optional<Table> lines;
    private final Optional<Table> payments;
    private final Optional<Column> status;
    private final Statuses statuses;
    private final Optional<Column> placed;

    OrderRules(Guesses guesses, Table order) {
        this.guesses = guesses;
        this.order = order;
        this.lines = guesses.linesOf(order);
        this.payments = guesses.the(Meaning.PAYMENT).filter(table -> Hierarchy.isChild(table, order));
        this.status = Columns.status(order);
        this.statuses = new Statuses(status.map(Column::values).orElse(List.of()));
        this.placed = Columns.happened(order);
    }

    /** The fields of the table besides its key. */
    List<String> table() {
        List<String> text = new ArrayList<>();
        Optional<Reference> buyer = guesses.the(Meaning.CUSTOMER)
                .flatMap(customer -> Columns.referenceTo(order, customer))
                .filter(reference -> reference.columns().size() == 1);
        text.add("    let:");
        buyer.ifPresent(reference -> text.add("      buyer: "
                + Cel.quoted("ref(" + Cel.text(reference.table()) + ", "
                        + Cel.of("row", reference.columns().get(0)) + ")")));
        if (!statuses.meanings().isEmpty()) {
            List<String> pairs = new ArrayList<>();
            statuses.meanings().forEach((value, meaning) -> pairs.add(Cel.text(value) + ": " + Cel.text(meaning)));
            text.add("      # CHECK: what each " + status.orElseThrow().name()
                    + " means in the words of the vocabulary");
            text.add("      states: " + Cel.quoted("{" + String.join(", ", pairs) + "}"));
        }
        text.addAll(new LineExpression(guesses, order, lines).lines());
        text.add("    common:");
        text.add("      order_id: " + Cel.quoted(Cel.asText("row", key())));
        text.add("      status: " + Cel.quoted(statusExpression()));
        text.addAll(new CustomerExpression(guesses, order, buyer).lines());
        text.addAll(Currency.lines(order, "row"));
        return text;
    }

    private Column key() {
        return order.column(order.key().get(0)).orElseThrow();
    }

    private String statusExpression() {
        if (status.isEmpty()) {
            return "'created'";
        }
        String value = Cel.of("row", status.get());
        return statuses.meanings().isEmpty()
                ? "coalesce(" + value + ", 'created')"
                : "coalesce(states[" + value + "], " + value + ", 'created')";
    }

    List<Block> events() {
        List<Block> events = new ArrayList<>();
        events.add(placedEvent());
        lines.ifPresent(table -> events.add(amendedEvent(table)));
        TYPES.forEach((meaning, type) -> {
            List<String> values = statuses.of(meaning);
            if (!values.isEmpty()) {
                events.add(stateEvent(meaning, type, values));
            }
        });
        status.ifPresent(column -> events.add(otherStates(column)));
        return events;
    }

    private Block placedEvent() {
        Rule rule = rule("revenue.order.placed")
                .why("a row of " + order.name() + " appears: "
                        + String.join(", ", guesses.of(order).reasons()) + ".")
                .when("appeared")
                .occurredAt(placedAt())
                .data("status", "'created'")
                .data("placed_at", placed.map(c -> Cel.asMoment("row", c)).orElse(placedAt()));
        promised().ifPresent(column -> rule.data("estimated_delivery_date", Cel.asMoment("row", column)));
        return rule.data("total", "total")
                .data("freight_total", "freight_total")
                .data("lines", "lines")
                .data(
                        "payments",
                        payments.map(table -> PaymentRules.list(table, order)).orElse("[]"))
                .narrative("An order over ${total} was placed")
                .block();
    }

    private Optional<Column> promised() {
        return Columns.time(order, Set.of("promised", "estimated", "expected", "due", "eta"));
    }

    private String placedAt() {
        return placed.map(column -> column.required()
                        ? Cel.asMoment("row", column)
                        : "coalesce(" + Cel.asMoment("row", column)
                                + ", committed_at, timestamp('2000-01-01T00:00:00Z'))")
                .orElse("coalesce(committed_at, timestamp('2000-01-01T00:00:00Z'))");
    }

    private Block amendedEvent(Table table) {
        return rule("revenue.order.amended")
                .why("rows of " + table.name() + " change later.")
                .when("!appeared && !deleted && touched(" + Cel.text(table.name()) + ")")
                .occurredAt("committed_at")
                .data("total", "total")
                .data("freight_total", "freight_total")
                .data("lines", "lines")
                .narrative("The order was changed and is now over ${total}")
                .block();
    }

    private Block stateEvent(String meaning, String type, List<String> values) {
        String column = status.orElseThrow().name();
        Optional<Column> time = TIMES.containsKey(meaning) ? Columns.time(order, TIMES.get(meaning)) : Optional.empty();
        Rule rule = rule(type)
                .why(column + " becomes " + String.join(" or ", values)
                        + ". CHECK: a row that is found further on does not say this step; see `appeared` in"
                        + " docs/mapping.md.")
                .when("became(" + Cel.argument(column) + ", " + Cel.texts(values) + ")")
                .occurredAt("coalesce("
                        + time.map(c -> Cel.asMoment("row", c) + ", ").orElse("") + "committed_at, " + placedAt() + ")")
                .causedBy("revenue.order.placed")
                .narrative("The order over ${total} is " + meaning);
        Optional<String> field = Optional.ofNullable(Map.of(
                        "approved",
                        "approved_at",
                        "shipped",
                        "dispatched_at",
                        "delivered",
                        "delivered_at",
                        "canceled",
                        "cancelled_at")
                .get(meaning));
        if (field.isPresent() && time.isPresent()) {
            rule.data(field.get(), Cel.asMoment("row", time.get()));
        }
        if (meaning.equals("shipped") || meaning.equals("delivered")) {
            promised().ifPresent(c -> rule.data("estimated_delivery_date", Cel.asMoment("row", c)));
        }
        return rule.block();
    }

    private Block otherStates(Column column) {
        List<String> said = new ArrayList<>();
        TYPES.keySet().forEach(meaning -> said.addAll(statuses.of(meaning)));
        String others = said.isEmpty() ? "" : " && !(" + Cel.of("row", column) + " in [" + Cel.texts(said) + "])";
        return rule("revenue.order.status_changed")
                .why(column.name() + " changes in a way that no rule above says.")
                .when("changed(" + Cel.argument(column.name()) + ")" + others)
                .occurredAt("committed_at")
                .data(
                        "previous",
                        statuses.meanings().isEmpty()
                                ? Cel.of("before", column)
                                : "coalesce(states[" + Cel.of("before", column) + "], " + Cel.of("before", column)
                                        + ")")
                .narrative("The order went from ${previous} to ${status}")
                .block();
    }

    private Rule rule(String type) {
        return new Rule(type, order.name(), "order/${" + Cel.of("row", key()) + "}");
    }
}
