package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables and rules that a pack begins with, each with why it was guessed. */
final class Proposal {
    private static final List<Meaning> ORDER = List.of(
            Meaning.CATEGORY,
            Meaning.CUSTOMER,
            Meaning.SELLER,
            Meaning.PRODUCT,
            Meaning.ORDER,
            Meaning.LINE,
            Meaning.PAYMENT);

    private final Guesses guesses;
    private final List<Block> tables = new ArrayList<>();
    private final List<Block> events = new ArrayList<>();

    Proposal(Guesses guesses) {
        this.guesses = guesses;
        chosen().forEach(this::propose);
    }

    List<Block> tables() {
        return List.copyOf(tables);
    }

    List<Block> events() {
        return List.copyOf(events);
    }

    /** What is likely enough, in the order in which its history is told. */
    private List<Guess> chosen() {
        return guesses.ranked().stream()
                .filter(guess -> guess.score() >= Guess.LIKELY && ORDER.contains(guess.meaning()))
                .filter(guess -> !guess.table().key().isEmpty())
                .filter(guess -> guess.meaning() != Meaning.LINE || isLineOfOrder(guess.table()))
                .filter(guess -> guess.meaning() == Meaning.LINE
                        || guesses.the(guess.meaning())
                                .filter(guess.table()::equals)
                                .isPresent())
                .sorted(Comparator.comparingInt(guess -> ORDER.indexOf(guess.meaning())))
                .toList();
    }

    private boolean isLineOfOrder(Table table) {
        return guesses.the(Meaning.ORDER)
                .flatMap(guesses::linesOf)
                .filter(table::equals)
                .isPresent();
    }

    private void propose(Guess guess) {
        Table table = guess.table();
        List<String> lines = new ArrayList<>();
        lines.add("  # " + guess.meaning().name().toLowerCase(Locale.ROOT) + ": " + String.join(", ", guess.reasons()));
        lines.add("  " + Cel.quoted(table.name()) + ":");
        lines.add("    key: [" + quoted(table.key()) + "]");
        List<String> written = Columns.written(table);
        if (!written.isEmpty()) {
            lines.add("    ignore: [" + quoted(written) + "]");
        }
        guesses.the(Meaning.ORDER)
                .filter(order -> guess.meaning() == Meaning.LINE || guess.meaning() == Meaning.PAYMENT)
                .filter(order -> Hierarchy.isChild(table, order))
                .ifPresent(order -> lines.add("    children_of: {table: " + Cel.quoted(order.name()) + ", by: ["
                        + quoted(Columns.referenceTo(table, order).orElseThrow().columns()) + "]}"));
        rules(guess, lines);
        lines.add("");
        tables.add(new Block(table.name(), lines));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Cel::quoted).collect(Collectors.joining(", "));
    }

    private void rules(Guess guess, List<String> lines) {
        Table table = guess.table();
        switch (guess.meaning()) {
            case ORDER -> {
                OrderRules rules = new OrderRules(guesses, table);
                lines.addAll(rules.table());
                events.addAll(rules.events());
            }
            case PRODUCT -> {
                ProductRules rules = new ProductRules(guesses, table);
                lines.addAll(rules.table());
                events.addAll(rules.events());
            }
            case PAYMENT ->
                guesses.the(Meaning.ORDER)
                        .filter(order -> Hierarchy.isChild(table, order))
                        .ifPresent(order -> {
                            PaymentRules rules = new PaymentRules(guesses, table, order);
                            lines.addAll(rules.table());
                            events.addAll(rules.events());
                        });
            case CUSTOMER -> events.add(new PartyRules(guess).registered());
            default -> {
                // only looked up
            }
        }
    }
}
