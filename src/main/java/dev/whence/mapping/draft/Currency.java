package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Table;
import java.util.List;
import java.util.Optional;

/** In which currency a table's amounts are. */
final class Currency {
    private Currency() {}

    static List<String> lines(Table table, String row) {
        Optional<Column> column = Columns.text(table, "currency");
        return column.isPresent()
                ? List.of("      currency: " + Cel.quoted("coalesce(" + Cel.of(row, column.get()) + ", 'EUR')"))
                : List.of("      # CHECK: no column names the currency", "      currency: \"'EUR'\"");
    }
}
