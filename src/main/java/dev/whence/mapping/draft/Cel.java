package dev.whence.mapping.draft;

import dev.whence.capture.ColumnType;
import dev.whence.capture.SourceSurvey.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Pieces of expressions. */
final class Cel {
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "in",
            "true",
            "false",
            "null");

    private Cel() {}

    /** A column of a row that a name stands for. */
    static String of(String row, String column) {
        return isPlain(column) ? row + "." + column : row + "[" + text(column) + "]";
    }

    static String of(String row, Column column) {
        return of(row, column.name());
    }

    /** The same as a text. */
    static String asText(String row, Column column) {
        return Columns.type(column) == ColumnType.TEXT ? of(row, column) : "string(" + of(row, column) + ")";
    }

    /** The same as a moment. */
    static String asMoment(String row, Column column) {
        return Columns.type(column) == ColumnType.DATE ? "timestamp(" + of(row, column) + ")" : of(row, column);
    }

    /** The name of a column as an argument of {@code became}. */
    static String argument(String column) {
        return isPlain(column) ? column : text(column);
    }

    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String texts(List<String> values) {
        return values.stream().map(Cel::text).collect(Collectors.joining(", "));
    }

    /** As a value in YAML, whatever it holds. */
    static String quoted(String expression) {
        return '"' + expression.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !RESERVED.contains(name);
    }
}
