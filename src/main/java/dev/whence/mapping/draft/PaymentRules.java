package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is proposed for a table of payments of orders. */
final class PaymentRules {
    private final Guesses guesses;
    private final Table payment;
    private final Table order;

    PaymentRules(Guesses guesses, Table payment, Table order) {
        this.guesses = guesses;
        this.payment = payment;
        this.order = order;
    }

    /** The payments of an order as a list in the order's own data. */
    static String list(Table payment, Table order) {
        String all = "children(" + Cel.text(payment.name()) + ")";
        return all + ".map(p, {'sequential': " + Hierarchy.number(payment, order, "p", all) + ", 'type': "
                + method(payment, "p") + ", 'value': " + value(payment, "p") + "})";
    }

    private static String method(Table payment, String row) {
        return Columns.text(payment, "method", "means", "type", "kind", "provider", "mode")
                .map(column -> "coalesce(nonempty(" + Cel.of(row, column) + "), 'unknown')")
                .orElse("'unknown'");
    }

    private static String value(Table payment, String row) {
        return "coalesce("
                + Columns.money(payment).map(column -> Cel.of(row, column)).orElse("null") + ", decimal('0'))";
    }

    private Reference toOrder() {
        return Columns.referenceTo(payment, order).orElseThrow();
    }

    private Column orderColumn() {
        return payment.column(toOrder().columns().get(0)).orElseThrow();
    }

    List<String> table() {
        List<String> lines = new ArrayList<>();
        String siblings = "children(" + Cel.text(payment.name()) + ", " + Cel.of("row", orderColumn()) + ")";
        lines.add("    let:");
        lines.add("      number: " + Cel.quoted(Hierarchy.number(payment, order, "row", siblings)));
        lines.add("    common:");
        lines.add("      order_id: " + Cel.quoted(Cel.asText("row", orderColumn())));
        Optional<Column> buyer = guesses.the(Meaning.CUSTOMER)
                .flatMap(customer -> Columns.referenceTo(order, customer))
                .filter(reference -> reference.columns().size() == 1)
                .flatMap(reference -> order.column(reference.columns().get(0)));
        buyer.ifPresent(column -> lines.add("      customer: {id: "
                + Cel.quoted("coalesce(" + Cel.asText("parent()", column) + ", 'unknown')") + "}"));
        lines.addAll(Currency.lines(payment, "row"));
        lines.add("      sequential: number");
        lines.add("      type: " + Cel.quoted(method(payment, "row")));
        lines.add("      value: " + Cel.quoted(value(payment, "row")));
        return lines;
    }

    List<Block> events() {
        String order = Cel.of("row", orderColumn());
        return List.of(new Rule("revenue.payment.received", payment.name(), "payment/${" + order + "}-${number}")
                .why("a row of " + payment.name() + " appears: "
                        + String.join(", ", guesses.of(payment).reasons())
                        + ". CHECK: refunds, failed payments and later corrections.")
                .when("appeared")
                .occurredAt(Columns.happened(payment)
                        .map(column -> "coalesce(" + Cel.asMoment("row", column)
                                + ", committed_at, timestamp('2000-01-01T00:00:00Z'))")
                        .orElse("coalesce(committed_at, timestamp('2000-01-01T00:00:00Z'))"))
                .causedBy("{type: revenue.order.placed, subject: " + Cel.quoted("order/${" + order + "}") + "}")
                .narrative("${value} ${currency} were paid by ${type}")
                .block());
    }
}
