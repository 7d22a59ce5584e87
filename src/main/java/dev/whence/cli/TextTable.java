package dev.whence.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines up columns of text; columns of numbers to the right. */
final class TextTable {
    private final List<String> header;
    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<String> header, List<Boolean> right) {
        this.header = List.copyOf(header);
        this.right = List.copyOf(right);
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    /** The header, a rule and the rows, without trailing spaces. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int widest = header.get(column).length();
            for (List<String> row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        lines.add(line(widths.stream().map("─"::repeat).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String space = " ".repeat(widths.get(column) - cells.get(column).length());
            padded.add(right.get(column) ? space + cells.get(column) : cells.get(column) + space);
        }
        return String.join("  ", padded).stripTrailing();
    }
}
