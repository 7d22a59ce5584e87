package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who ordered, as the data of an order's events say it. */
final class CustomerExpression {
    private final Guesses guesses;
    private final Table order;
    private final Optional<Reference> buyer;

    CustomerExpression(Guesses guesses, Table order, Optional<Reference> buyer) {
        this.guesses = guesses;
        this.order = order;
        this.buyer = buyer;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("      customer:");
        if (buyer.isEmpty()) {
            lines.add("        # CHECK: no foreign key of " + order.name() + " leads to a table of customers");
            lines.add("        id: \"'unknown'\"");
            return lines;
        }
        Table customer = guesses.the(Meaning.CUSTOMER).orElseThrow();
        String id = Cel.asText("row", order.column(buyer.get().columns().get(0)).orElseThrow());
        lines.add("        id: " + Cel.quoted("coalesce(" + id + ", 'unknown')"));
        add(lines, customer, "city", "city", "town");
        add(lines, customer, "state", "state", "region", "province", "county", "country");
        add(lines, customer, "zip_prefix", "zip", "postcode", "postal");
        return lines;
    }

    private static void add(List<String> lines, Table customer, String field, String... words) {
        Columns.text(customer, words)
                .ifPresent(column ->
                        lines.add("        " + field + ": " + Cel.quoted("nonempty(" + Cel.of("buyer", column) + ")")));
    }
}
