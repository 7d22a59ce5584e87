package dev.whence.mapping.draft;

import java.util.Set;

/** What a table may be about. */
enum Meaning {
    ORDER(Set.of("order", "sale", "salesorder", "purchaseorder", "checkout", "booking")),
    LINE(Set.of("line", "item", "position", "detail", "entry", "row")),
    PAYMENT(Set.of("payment", "receipt", "charge", "payin")),
    INVOICE(Set.of("invoice", "bill")),
    SHIPMENT(Set.of("shipment", "delivery", "dispatch", "picking", "parcel", "fulfillment", "fulfilment")),
    CUSTOMER(Set.of("customer", "client", "party", "partner", "buyer", "person", "member", "shopper")),
    PRODUCT(Set.of("product", "item", "article", "sku", "variant", "book", "good", "material")),
    CATEGORY(Set.of("category", "genre", "department")),
    STOCK(Set.of("stock", "inventory", "quant", "warehouse")),
    SELLER(Set.of("seller", "vendor", "supplier")),
    REVIEW(Set.of("review", "rating")),
    NOISE(Set.of(
            "log", "audit", "session", "migration", "history", "queue", "job", "cache", "token", "setting", "event")),
    UNKNOWN(Set.of());

    private final Set<String> words;

    Meaning(Set<String> words) {
        this.words = words;
    }

    /** Singular words that tables of this meaning are called by. */
    Set<String> words() {
        return words;
    }
}
