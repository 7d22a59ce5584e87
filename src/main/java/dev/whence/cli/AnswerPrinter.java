package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an answer for a person at a terminal: the sentence, the numbers, how we know, what to ask next. */
final class AnswerPrinter {
    private static final int MOST_ROWS = 40;
    private static final int MOST_SQL = 400;
    private final PrintWriter out;

    AnswerPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode answer) {
        out.println(answer.path("answer").asText());
        table(answer);
        list("Choose one", answer.path("choices"));
        evidence(answer);
        list("Ask next", answer.path("followUps"));
    }

    private void table(JsonNode answer) {
        JsonNode columns = answer.path("columns");
        JsonNode rows = answer.path("rows");
        if (rows.isEmpty() || answer.path("kind").asText().equals("value")) {
            return;
        }
        List<String> header = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            header.add(columns.get(i).path("name").asText().replace('_', ' '));
            right.add(rows.get(0).path(i).isNumber());
        }
        TextTable table = new TextTable(header, right);
        for (int r = 0; r < Math.min(rows.size(), MOST_ROWS); r++) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(cell(rows.get(r).path(i), columns.get(i).path("unit").asText()));
            }
            table.add(cells);
        }
        out.println();
        table.lines().forEach(line -> out.println("  " + line));
        if (rows.size() > MOST_ROWS) {
            out.println("  ... and " + (rows.size() - MOST_ROWS) + " more rows (--json has them all)");
        }
    }

    private static String cell(JsonNode value, String unit) {
        if (value.isNull() || value.isMissingNode()) {
            return "-";
        }
        if (!value.isNumber()) {
            return value.asText().replaceFirst("T00:00(:00)?$", "");
        }
        BigDecimal number = value.decimalValue();
        if (unit.equals("fraction")) {
            return format("0.0", number.movePointRight(2)) + " %";
        }
        return format(value.isIntegralNumber() ? "#,##0" : "#,##0.00", number);
    }

    private static String format(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    private void list(String title, JsonNode items) {
        if (!items.isEmpty()) {
            out.println();
            out.println(title);
            items.forEach(item -> out.println("  - "
                    + (item.isTextual() ? item.asText() : item.path("question").asText(item.toString()))));
        }
    }

    private void evidence(JsonNode answer) {
        JsonNode evidence = answer.path("evidence");
        if (evidence.path("sql").isEmpty()) {
            return;
        }
        out.println();
        out.println("How we know");
        if (evidence.has("rows")) {
            evidence.path("rows").forEach(this::rows);
            line("read at", evidence.path("asOf").path("time").asText());
        } else {
            line(
                    "rests on",
                    cell(evidence.path("events"), "") + " events, complete to position "
                            + cell(evidence.path("asOf").path("position"), "") + " ("
                            + evidence.path("asOf").path("time").asText() + ")");
        }
        List<String> samples = new ArrayList<>();
        evidence.path("samples").forEach(sample -> samples.add(sample.asText()));
        if (!samples.isEmpty()) {
            line("such as", String.join(" ", samples.subList(0, Math.min(3, samples.size()))));
        }
        line(
                "confidence",
                answer.path("confidence").asText() + (answer.path("verified").asBoolean() ? ", verified, " : ", ")
                        + answer.path("node").asText() + " node, "
                        + answer.path("mode").asText() + ", "
                        + answer.path("ms").asText() + " ms");
        line("computed by", shortened(evidence.path("sql").path(0).asText()));
        List<String> parameters = new ArrayList<>();
        evidence.path("params").properties().forEach(parameter -> {
            if (parameter.getKey().startsWith("1.")) {
                parameters.add(parameter.getValue().asText());
            }
        });
        if (!parameters.isEmpty()) {
            line("with", String.join(", ", parameters));
        }
    }

    private void rows(JsonNode behind) {
        line(
                "rests on",
                cell(behind.path("rows"), "") + " rows of "
                        + behind.path("source").asText());
        if (!behind.path("samples").isEmpty()) {
            List<String> keys = new ArrayList<>();
            behind.path("samples").forEach(sample -> keys.add(joined(sample)));
            line("such as", "(" + joined(behind.path("key")) + ") = (" + String.join("), (", keys) + ")");
        }
    }

    private static String joined(JsonNode texts) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asText()));
        return String.join(", ", all);
    }

    private static String shortened(String sql) {
        String line = sql.replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_SQL ? line : line.substring(0, MOST_SQL) + " ... (--json has all of it)";
    }

    private void line(String name, String text) {
        out.printf("  %-12s %s%n", name, text);
    }
}
