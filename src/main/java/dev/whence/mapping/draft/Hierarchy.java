package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Table;
import java.util.List;
import java.util.Optional;

/** Which rows belong to others, and how they are counted. */
final class Hierarchy {
    private Hierarchy() {}

    static boolean isChild(Table table, Table parent) {
        return Columns.referenceTo(table, parent)
                .filter(reference -> Columns.isRequired(table, reference))
                .isPresent();
    }

    /**
     * The number of a child among its siblings, from 1.
     *
     * @param child what the row is called in the expression
     * @param siblings the expression that gives all of them
     */
    static String number(Table table, Table parent, String child, String siblings) {
        List<String> by = Columns.referenceTo(table, parent).orElseThrow().columns();
        List<Column> own = table.key().stream()
                .filter(name -> !by.contains(name))
                .flatMap(name -> table.column(name).stream())
                .toList();
        Optional<Column> counted = own.stream().filter(Columns::isNumber).findFirst();
        if (own.size() != 1 || counted.isEmpty()) {
            return "1";
        }
        if (table.key().size() > 1) {
            return Cel.of(child, counted.get());
        }
        return siblings + ".filter(o, " + Cel.of("o", counted.get()) + " <= " + Cel.of(child, counted.get())
                + ").size()";
    }
}
