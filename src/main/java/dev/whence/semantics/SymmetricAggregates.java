package dev.whence.semantics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Over the rows of one dataset, a sum of what a coarser one holds would count a row of that once for each row that points
 * to it: the employees of a store once for each sale. Such aggregates are written anew so that each row counts once
 * ("symmetric aggregates").
 */
final class SymmetricAggregates {
    private SymmetricAggregates() {}

    /** The SQL with every row counted once; empty where a dataset says no primary key to tell its rows by. */
    static Optional<String> of(String sql, String base, Map<String, Dataset> datasets) {
        StringBuilder fair = new StringBuilder();
        int at = 0;
        for (AggregateCall call : AggregateCall.in(sql)) {
            Set<String> used = References.datasets(call.argument(), datasets.keySet());
            if (call.distinct() || used.size() != 1 || used.contains(base)) {
                continue;
            }
            Dataset coarser = datasets.get(used.iterator().next());
            if (coarser.primaryKey().isEmpty()) {
                return Optional.empty();
            }
            fair.append(sql, at, call.from()).append(once(call, coarser));
            at = call.to();
        }
        return Optional.of(fair.append(sql.substring(at)).toString());
    }

    private static String once(AggregateCall call, Dataset dataset) {
        List<String> key = dataset.primaryKey();
        String columns =
                key.stream().map(column -> dataset.name() + "." + column).collect(Collectors.joining(", "));
        if (call.function().equals("COUNT")) {
            return "COUNT(DISTINCT CASE WHEN " + call.argument() + " IS NOT NULL THEN row(" + columns + ") END)";
        }
        return "list_" + call.function().toLowerCase(java.util.Locale.ROOT)
                + "(list_transform(list(DISTINCT row(" + columns + ", " + call.argument()
                + ")), lambda each: struct_extract(each, " + (key.size() + 1) + ")))";
    }
}
