package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Table;
import dev.whence.event.EventType;
import dev.whence.event.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a pack, with what the source has besides as comments. */
final class DraftText {
    private static final int COLUMNS_SHOWN = 12;

    private final String name;
    private final Guesses guesses;
    private final Vocabulary vocabulary;

    DraftText(String name, Guesses guesses, Vocabulary vocabulary) {
        this.name = name;
        this.guesses = guesses;
        this.vocabulary = vocabulary;
    }

    /** The line after which the tables come. */
    static String heading(List<Block> tables) {
        return tables.isEmpty() ? "tables: {}" : "tables:";
    }

    String of(List<Block> tables, List<Block> events) {
        List<String> lines = new ArrayList<>(List.of(
                "# yaml-language-server: $schema=mapping.schema.json",
                "#",
                "# A draft of `whence init`, made of what the source's catalog says. Every rule says why it was"
                        + " guessed;",
                "# look for CHECK. What it means: docs/mapping.md. What it does: whence dry-run " + name
                        + " --snapshot 5",
                "#"));
        lines.addAll(new Ranking(guesses).lines());
        lines.addAll(List.of("", "mapping: " + name, "", heading(tables)));
        tables.forEach(block -> lines.addAll(block.lines()));
        lines.add(events.stream().allMatch(Block::isComment) ? "events: []" : "events:");
        events.forEach(block -> lines.addAll(block.lines()));
        lines.addAll(notUnderstood(tables));
        return String.join("\n", lines) + "\n";
    }

    private List<String> notUnderstood(List<Block> tables) {
        List<String> lines = new ArrayList<>();
        Set<String> used = tables.stream().map(Block::table).collect(Collectors.toSet());
        lines.add("# Not understood, or only a name to go by. To use one, give it a place under `tables`.");
        for (Guess guess : guesses.ranked()) {
            Table table = guess.table();
            if (used.contains(table.name())) {
                continue;
            }
            String likely = guess.meaning() == Meaning.UNKNOWN
                    ? ""
                    : " (" + guess.meaning().name().toLowerCase(Locale.ROOT) + "?" + types(guess.meaning()) + ")";
            String key = table.key().isEmpty() ? " It has no primary key, so it cannot be captured." : "";
            String columns = table.columns().stream()
                    .limit(COLUMNS_SHOWN)
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "));
            lines.add("#   " + table.name() + likely + ": " + columns
                    + (table.columns().size() > COLUMNS_SHOWN ? ", ..." : "") + "." + key);
        }
        return lines;
    }

    private String types(Meaning meaning) {
        Optional<String> word =
                switch (meaning) {
                    case INVOICE -> Optional.of("invoice");
                    case SHIPMENT -> Optional.of("parcel");
                    case STOCK -> Optional.of("stock");
                    case REVIEW -> Optional.of("review");
                    case SELLER -> Optional.of("seller");
                    default -> Optional.empty();
                };
        return word.map(w -> vocabulary.types().stream()
                        .map(EventType::value)
                        .filter(type -> type.contains("." + w + "."))
                        .collect(Collectors.joining(", ", " see ", "")))
                .orElse("");
    }
}
