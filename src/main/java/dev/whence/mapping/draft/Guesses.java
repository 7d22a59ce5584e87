package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey;
import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Guesses what tables are about: by their names first, then by what they refer to and by their columns. A name alone
 * never makes a guess likely, except for things that other tables refer to.
 */
final class Guesses {
    private final Map<String, Guess> guesses = new LinkedHashMap<>();

    Guesses(SourceSurvey survey) {
        List<Table> tables = survey.tables().stream().filter(Table::readable).toList();
        tables.forEach(table -> guesses.put(table.name(), byName(table)));
        tables.forEach(table -> guesses.put(table.name(), supported(guesses.get(table.name()), tables)));
        tables.forEach(table -> guesses.put(table.name(), byPlace(guesses.get(table.name()))));
    }

    /** The busiest and likeliest first. */
    List<Guess> ranked() {
        return guesses.values().stream()
                .sorted(Comparator.comparing((Guess guess) -> guess.score() < Guess.LIKELY)
                        .thenComparing(guess -> -guess.table().traffic())
                        .thenComparing(guess -> guess.table().name()))
                .toList();
    }

    /** The likeliest table of a meaning. */
    Optional<Table> the(Meaning meaning) {
        return ranked().stream()
                .filter(guess -> guess.is(meaning))
                .max(Comparator.comparingInt(Guess::score))
                .map(Guess::table);
    }

    Guess of(Table table) {
        return guesses.get(table.name());
    }

    /** The children of a table that are its lines. */
    Optional<Table> linesOf(Table table) {
        return guesses.values().stream()
                .filter(guess -> guess.is(Meaning.LINE))
                .map(Guess::table)
                .filter(line -> Columns.referenceTo(line, table).isPresent())
                .findFirst();
    }

    private static Guess byName(Table table) {
        String last = Words.last(table.name());
        List<String> words = Words.of(table.name());
        for (Meaning meaning : Meaning.values()) {
            if (meaning == Meaning.LINE && words.size() < 2) {
                continue;
            }
            if (meaning.words().contains(last)) {
                return new Guess(table, meaning, 2, List.of("its name ends in '" + last + "'"));
            }
        }
        for (Meaning meaning : Meaning.values()) {
            Optional<String> word =
                    words.stream().filter(meaning.words()::contains).findFirst();
            if (meaning != Meaning.LINE && word.isPresent()) {
                return new Guess(table, meaning, 1, List.of("its name has '" + word.get() + "' in it"));
            }
        }
        return new Guess(table, Meaning.UNKNOWN, 0, List.of());
    }

    private Guess supported(Guess guess, List<Table> tables) {
        Table table = guess.table();
        List<String> reasons = new ArrayList<>(guess.reasons());
        int before = reasons.size();
        switch (guess.meaning()) {
            case ORDER -> {
                note(reasons, Columns.status(table).isPresent(), "it has a status");
                note(reasons, refersTo(table, Meaning.CUSTOMER), "it refers to a customer");
                note(reasons, tables.stream().anyMatch(t -> isLineOf(t, table)), "it has lines");
            }
            case LINE ->
                table.references().stream()
                        .filter(reference -> Columns.isRequired(table, reference))
                        .findFirst()
                        .ifPresent(reference -> reasons.add("each of its rows refers to " + reference.table()));
            case PAYMENT, INVOICE -> {
                note(reasons, Columns.money(table).isPresent(), "it has an amount");
                note(reasons, refersTo(table, Meaning.ORDER), "it refers to an order");
            }
            case CUSTOMER, PRODUCT, CATEGORY, SELLER ->
                note(reasons, tables.stream().anyMatch(other -> refers(other, table)), "other tables refer to it");
            case SHIPMENT, STOCK, REVIEW ->
                note(
                        reasons,
                        refersTo(table, Meaning.ORDER) || refersTo(table, Meaning.PRODUCT),
                        "it refers to an order or a product");
            default -> {
                // nothing more to say
            }
        }
        return new Guess(table, guess.meaning(), guess.score() + reasons.size() - before, reasons);
    }

    /** What a table without a telling name must be, where it hangs on an order. */
    private Guess byPlace(Guess guess) {
        Table table = guess.table();
        if (guess.score() >= Guess.LIKELY || guess.meaning() == Meaning.NOISE) {
            return guess;
        }
        Optional<Table> order = the(Meaning.ORDER);
        if (order.isPresent() && isPaymentOf(table, order.get())) {
            return new Guess(
                    table,
                    Meaning.PAYMENT,
                    Guess.LIKELY,
                    List.of("each of its rows refers to " + order.get().name() + " and has an amount and a time"));
        }
        if (order.isPresent() && Columns.referenceTo(order.get(), table).isPresent() && guess.score() < 2) {
            boolean place =
                    Columns.text(table, "city", "town", "street", "address").isPresent()
                            || Columns.text(table, "email", "mail").isPresent();
            if (place) {
                return new Guess(
                        table,
                        Meaning.CUSTOMER,
                        Guess.LIKELY,
                        List.of(order.get().name() + " refers to it, and it has a place or a mail address"));
            }
        }
        return guess;
    }

    private static boolean isPaymentOf(Table table, Table order) {
        return Columns.referenceTo(table, order)
                        .filter(reference -> Columns.isRequired(table, reference))
                        .isPresent()
                && Columns.money(table).isPresent()
                && Columns.happened(table).isPresent()
                && table.references().size() == 1;
    }

    private static void note(List<String> reasons, boolean holds, String reason) {
        if (holds) {
            reasons.add(reason);
        }
    }

    private boolean refersTo(Table table, Meaning meaning) {
        return table.references().stream().anyMatch(reference -> Optional.ofNullable(guesses.get(reference.table()))
                .filter(guess -> guess.meaning() == meaning)
                .isPresent());
    }

    private static boolean refers(Table table, Table target) {
        return table.references().stream()
                .anyMatch(reference -> reference.table().equals(target.name()));
    }

    private static boolean isLineOf(Table table, Table parent) {
        return Meaning.LINE.words().contains(Words.last(table.name()))
                && Columns.referenceTo(table, parent).isPresent();
    }
}
