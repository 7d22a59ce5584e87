package dev.whence.sample;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.copy.CopyManager;

/** Rows of one table on their way into it, in COPY's text format. Not thread-safe. */
public final class CopyBuffer {
    private final String statement;
    private final StringBuilder text = new StringBuilder();
    private long rows;

    /** @param columns separated by commas */
    public CopyBuffer(String table, String columns) {
        statement = "copy " + table + " (" + columns + ") from stdin";
    }

    /** One row: cells in the order of the columns; an empty optional is NULL. */
    public void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : "\t").append(cell(cells[i]));
        }
        text.append('\n');
        rows++;
    }

    private static String cell(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(CopyBuffer::cell).orElse("\\N");
        }
        String plain = value.toString();
        return value instanceof String
                ? plain.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                : plain;
    }

    static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    /** What is not yet written goes into the table. */
    public void writeTo(CopyManager copy) throws SQLException, IOException {
        if (text.length() > 0) {
            copy.copyIn(statement, new StringReader(text.toString()));
            text.setLength(0);
        }
    }

    /** All rows so far, written or not. */
    long rows() {
        return rows;
    }

    /** What is not yet written. */
    CharSequence pending() {
        return text;
    }
}
