package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Table;

/** What rows of a table of customers tell: that there is one. */
final class PartyRules {
    private final Guess guess;

    PartyRules(Guess guess) {
        this.guess = guess;
    }

    Block registered() {
        Table table = guess.table();
        Column key = table.column(table.key().get(0)).orElseThrow();
        Rule rule = new Rule("customer.party.registered", table.name(), "party/${" + Cel.of("row", key) + "}")
                .why("a row of " + table.name() + " appears: " + String.join(", ", guess.reasons())
                        + ". Names and addresses of persons are left out.")
                .when("appeared")
                .occurredAt(Columns.happened(table)
                        .map(column -> "coalesce(" + Cel.asMoment("row", column)
                                + ", committed_at, timestamp('2000-01-01T00:00:00Z'))")
                        .orElse("coalesce(committed_at, timestamp('2000-01-01T00:00:00Z'))"))
                .data("party_id", Cel.asText("row", key))
                .narrative("A customer registered");
        Columns.text(table, "city", "town")
                .ifPresent(column -> rule.data("city", "nonempty(" + Cel.of("row", column) + ")"));
        return rule.block();
    }
}
