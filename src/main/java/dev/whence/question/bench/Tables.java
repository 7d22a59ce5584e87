package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Compares rows with named columns to rows of an answer, whose columns may have other names and another order. */
final class Tables {
    private final Cells cells;
    private final boolean ordered;

    Tables(double tolerance, boolean ordered) {
        this.cells = new Cells(tolerance);
        this.ordered = ordered;
    }

    boolean same(JsonNode expected, JsonNode rows) {
        List<List<JsonNode>> wanted = new ArrayList<>();
        expected.forEach(row -> wanted.add(list(row)));
        List<List<JsonNode>> actual = new ArrayList<>();
        rows.forEach(row -> actual.add(list(row)));
        if (wanted.size() != actual.size()) {
            return false;
        }
        return wanted.isEmpty()
                || mapped(plain(wanted, false), plain(actual, false), new ArrayList<>())
                || mapped(wanted, plain(actual, true), new ArrayList<>());
    }

    /** Ranges of numbers may be named in many ways. */
    private static List<List<JsonNode>> plain(List<List<JsonNode>> rows, boolean asNumbers) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> RangeName.plain(cell, asNumbers))
                        .toList())
                .toList();
    }

    /** Tries every way to find the wanted columns among the actual ones. */
    private boolean mapped(List<List<JsonNode>> wanted, List<List<JsonNode>> actual, List<Integer> chosen) {
        if (chosen.size() == wanted.get(0).size()) {
            return equal(
                    sorted(wanted),
                    sorted(actual.stream()
                            .map(row -> chosen.stream().map(row::get).toList())
                            .toList()));
        }
        for (int column = 0; column < actual.get(0).size(); column++) {
            boolean kind = wanted.get(0).get(chosen.size()).isNumber()
                    == actual.get(0).get(column).isNumber();
            if (kind && !chosen.contains(column)) {
                chosen.add(column);
                if (mapped(wanted, actual, chosen)) {
                    return true;
                }
                chosen.remove(chosen.size() - 1);
            }
        }
        return false;
    }

    private List<List<JsonNode>> sorted(List<List<JsonNode>> rows) {
        if (ordered) {
            return rows;
        }
        Comparator<List<JsonNode>> byText = Comparator.comparing(row -> row.stream()
                .map(cell -> cell.isNumber() ? "" : Cells.text(cell.asText()))
                .reduce("", (a, b) -> a + "|" + b));
        return rows.stream()
                .sorted(byText.thenComparing(row -> row.stream()
                        .filter(JsonNode::isNumber)
                        .mapToDouble(JsonNode::asDouble)
                        .findFirst()
                        .orElse(0)))
                .toList();
    }

    private boolean equal(List<List<JsonNode>> wanted, List<List<JsonNode>> actual) {
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < wanted.get(i).size(); j++) {
                if (!cells.same(wanted.get(i).get(j), actual.get(i).get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<JsonNode> list(JsonNode row) {
        List<JsonNode> cells = new ArrayList<>();
        row.forEach(cells::add);
        return cells;
    }
}
