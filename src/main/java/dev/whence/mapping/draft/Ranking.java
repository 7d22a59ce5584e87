package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables by what happens in them, as comments. */
final class Ranking {
    private final Guesses guesses;

    Ranking(Guesses guesses) {
        this.guesses = guesses;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("# Its tables, likely ones first, by traffic since the source's statistics were reset:");
        lines.add(line("table", "rows", "inserted", "updated", "deleted", "likely"));
        for (Guess guess : guesses.ranked()) {
            Table table = guess.table();
            lines.add(line(
                    table.name(),
                    String.valueOf(table.rows()),
                    String.valueOf(table.inserts()),
                    String.valueOf(table.updates()),
                    String.valueOf(table.deletes()),
                    guess.meaning() == Meaning.UNKNOWN
                            ? "?"
                            : guess.meaning().name().toLowerCase(Locale.ROOT)
                                    + (guess.score() < Guess.LIKELY ? "?" : "")));
        }
        return lines;
    }

    private static String line(
            String table, String rows, String inserts, String updates, String deletes, String likely) {
        return String.format(
                Locale.ROOT, "#   %-32s %9s %9s %9s %9s  %s", table, rows, inserts, updates, deletes, likely);
    }
}
