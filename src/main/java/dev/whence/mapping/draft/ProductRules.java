package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Reference;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is proposed for a table of products. */
final class ProductRules {
    private final Guesses guesses;
    private final Table product;

    ProductRules(Guesses guesses, Table product) {
        this.guesses = guesses;
        this.product = product;
    }

    private Column key() {
        return product.column(product.key().get(0)).orElseThrow();
    }

    List<String> table() {
        return List.of(
                "    common:",
                "      product_id: " + Cel.quoted(Cel.asText("row", key())),
                "      category: " + Cel.quoted(category(guesses, product, "row")));
    }

    List<Block> events() {
        List<Block> events = new ArrayList<>();
        String subject = "product/${" + Cel.of("row", key()) + "}";
        String appeared = Columns.happened(product)
                .map(column -> "coalesce(" + Cel.asMoment("row", column)
                        + ", committed_at, timestamp('2000-01-01T00:00:00Z'))")
                .orElse("coalesce(committed_at, timestamp('2000-01-01T00:00:00Z'))");
        events.add(new Rule("product.item.listed", product.name(), subject)
                .why("a row of " + product.name() + " appears: "
                        + String.join(", ", guesses.of(product).reasons()) + ".")
                .when("appeared")
                .occurredAt(appeared)
                .narrative("A product of ${category} was listed")
                .block());
        Columns.named(product, Columns::isNumber, "price")
                .ifPresent(price -> events.add(new Rule("product.price.changed", product.name(), subject)
                        .why(price.name() + " has a value or changes.")
                        .when("filled(" + Cel.argument(price.name()) + ") || changed(" + Cel.argument(price.name())
                                + ") && " + Cel.of("row", price) + " != null")
                        .occurredAt("appeared ? " + appeared + " : committed_at")
                        .data("currency", "'EUR'")
                        .data("price", Cel.of("row", price))
                        .data("previous", Cel.of("before", price))
                        .narrative("A product of ${category} costs ${price}")
                        .block()));
        return events;
    }

    /** @param row an expression that gives the product's row */
    static String category(Guesses guesses, Table product, String row) {
        Optional<Table> categories = guesses.the(Meaning.CATEGORY);
        Optional<Reference> reference = categories
                .flatMap(table -> Columns.referenceTo(product, table))
                .filter(r -> r.columns().size() == 1);
        if (reference.isPresent()) {
            Optional<Column> label = Columns.text(categories.orElseThrow(), "name", "label", "title", "description");
            if (label.isPresent()) {
                return "coalesce(nonempty("
                        + Cel.of(
                                "ref(" + Cel.text(categories.get().name()) + ", "
                                        + Cel.of(row, reference.get().columns().get(0)) + ")",
                                label.get())
                        + "), 'unknown')";
            }
        }
        return Columns.text(product, "category", "genre", "group", "department")
                .map(column -> "coalesce(nonempty(" + Cel.of(row, column) + "), 'unknown')")
                .orElse("'unknown'");
    }
}
