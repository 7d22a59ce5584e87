package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer of the hub as lines for a terminal: the sentence, the rows, the evidence. */
final class AnswerText {
    private static final int ROWS = 10;
    private static final int WIDEST = 32;

    private AnswerText() {}

    static List<String> lines(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + answer.path("answer").asText());
        table(answer, lines);
        evidence(answer, lines);
        return lines;
    }

    private static void table(JsonNode answer, List<String> lines) {
        JsonNode rows = answer.path("rows");
        if (rows.size() < 2) {
            return;
        }
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>();
        answer.path("columns").forEach(column -> head.add(column.path("name").asText()));
        cells.add(head);
        for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
            List<String> row = new ArrayList<>();
            rows.get(i).forEach(value -> row.add(cell(value)));
            cells.add(row);
        }
        cells.forEach(row -> lines.add("    " + aligned(row, cells)));
        if (rows.size() > ROWS) {
            lines.add("    ... " + (rows.size() - ROWS) + " more");
        }
    }

    private static String cell(JsonNode value) {
        if (value.isIntegralNumber()) {
            return String.format(Locale.ROOT, "%,d", value.asLong());
        }
        return value.isNumber() ? String.format(Locale.ROOT, "%,.2f", value.asDouble()) : value.asText();
    }

    private static String aligned(List<String> row, List<List<String>> all) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = all.stream()
                    .filter(other -> other.size() > at)
                    .mapToInt(other -> Math.min(WIDEST, other.get(at).length()))
                    .max()
                    .orElse(1);
            text.append(("%-" + Math.max(1, width) + "s  ").formatted(row.get(column)));
        }
        return text.toString().stripTrailing();
    }

    private static void evidence(JsonNode answer, List<String> lines) {
        JsonNode evidence = answer.path("evidence");
        lines.add("  Evidence: %,d events, up to position %,d; confidence %.2f; %d ms"
                .formatted(
                        evidence.path("events").asLong(),
                        evidence.path("asOf").path("position").asLong(),
                        answer.path("confidence").asDouble(),
                        answer.path("ms").asLong()));
        evidence.path("sql").forEach(sql -> sql.asText().lines().forEach(line -> lines.add("    " + line)));
        if (!evidence.path("params").isEmpty()) {
            lines.add("    with " + evidence.path("params"));
        }
    }
}
