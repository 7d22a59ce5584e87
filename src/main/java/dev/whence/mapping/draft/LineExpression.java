package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an order's lines are, and what they sum up to. */
final class LineExpression {
    private final Guesses guesses;
    private final Table order;
    private final Optional<Table> lines;

    LineExpression(Guesses guesses, Table order, Optional<Table> lines) {
        this.guesses = guesses;
        this.order = order;
        this.lines = lines;
    }

    /** The names {@code lines}, {@code total} and {@code freight_total}. */
    List<String> lines() {
        List<String> text = new ArrayList<>();
        Optional<Column> freight =
                Columns.named(order, Columns::isNumber, "freight", "shipping", "postage", "delivery", "carriage");
        if (lines.isEmpty()) {
            text.add("      # CHECK: no table looks like the lines of " + order.name());
            text.add("      lines: []");
            text.add("      total: "
                    + Cel.quoted(Columns.money(order)
                            .map(column -> "coalesce(" + Cel.of("row", column) + ", decimal('0'))")
                            .orElse("decimal('0')")));
        } else {
            text.add("      # CHECK: amounts with or without tax, of one piece or of the line, in units or in cents");
            text.add("      lines: " + Cel.quoted(list(lines.get(), freight)));
            text.add("      total: \"sum(lines.map(l, l.price))\"");
        }
        text.add("      freight_total: "
                + Cel.quoted(freight.map(column -> "coalesce(" + Cel.of("row", column) + ", decimal('0'))")
                        .orElse("decimal('0')")));
        return text;
    }

    private String list(Table table, Optional<Column> freight) {
        String all = "children(" + Cel.text(table.name()) + ")";
        String number = Hierarchy.number(table, order, "l", all);
        String ofFirst = "decimal('0')";
        if (freight.isPresent() && !number.equals("1")) {
            String key = Cel.of("f", table.key().get(table.key().size() - 1));
            ofFirst = Cel.of("l", table.key().get(table.key().size() - 1)) + " == first(" + all + ".map(f, " + key
                    + ")) ? coalesce(" + Cel.of("row", freight.get()) + ", decimal('0')) : decimal('0')";
        }
        Optional<Column> quantity =
                Columns.named(table, Columns::isNumber, "quantity", "qty", "copies", "pieces", "units", "count");
        return all + ".map(l, {'item': " + number + ", 'product_id': " + product(table) + ", 'category': "
                + category(table)
                + quantity.map(column -> ", 'quantity': " + Cel.of("l", column)).orElse("")
                + ", 'price': " + price(table, quantity) + ", 'freight': " + ofFirst + "})";
    }

    private Optional<Reference> toProduct(Table table) {
        return guesses.the(Meaning.PRODUCT)
                .flatMap(product -> Columns.referenceTo(table, product))
                .filter(reference -> reference.columns().size() == 1);
    }

    private String product(Table table) {
        return toProduct(table)
                .map(reference -> table.column(reference.columns().get(0)).orElseThrow())
                .or(() -> Columns.text(table, "sku", "isbn", "product", "article"))
                .map(column -> "coalesce(" + Cel.asText("l", column) + ", 'unknown')")
                .orElse("'unknown'");
    }

    private String category(Table table) {
        return toProduct(table)
                .map(reference -> ProductRules.category(
                        guesses,
                        guesses.the(Meaning.PRODUCT).orElseThrow(),
                        "ref(" + Cel.text(reference.table()) + ", "
                                + Cel.of("l", reference.columns().get(0)) + ")"))
                .orElse("'unknown'");
    }

    private static String price(Table table, Optional<Column> quantity) {
        Optional<Column> whole = Columns.named(table, Columns::isNumber, "total", "subtotal", "amount")
                .filter(column -> !column.equals(quantity.orElse(null)));
        if (whole.isPresent()) {
            return "coalesce(" + Cel.of("l", whole.get()) + ", decimal('0'))";
        }
        Optional<Column> one = Columns.money(table);
        String times = quantity.map(column -> " * " + Cel.of("l", column)).orElse("");
        return one.map(column -> "coalesce(" + Cel.of("l", column) + times + ", decimal('0'))")
                .orElse("decimal('0')");
    }
}
