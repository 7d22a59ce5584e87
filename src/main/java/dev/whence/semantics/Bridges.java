package dev.whence.semantics;

import dev.whence.semantics.DimensionPath.Bridge;
import dev.whence.semantics.MetricQuery.Filter;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The finer datasets that a query over some rows needs. All that is needed is to be named before any is used. */
final class Bridges {
    private final SemanticModel model;
    private final RowSource rows;
    private final String timeRole;
    private final boolean grouped;
    private final Map<Bridge, Set<String>> named = new LinkedHashMap<>();
    private final Set<Bridge> joined = new HashSet<>();
    private final Map<Bridge, FinerRows> all = new LinkedHashMap<>();

    /** @param grouped whether values to group by are needed, not only that there are some */
    Bridges(SemanticModel model, RowSource rows, String timeRole, boolean grouped) {
        this.model = model;
        this.rows = rows;
        this.timeRole = timeRole;
        this.grouped = grouped;
    }

    void name(DimensionPath path, Key key) {
        name(path, key.bucket().isEmpty() && key.sort().isEmpty());
    }

    void name(DimensionPath path, Filter filter) {
        name(path, KeptValues.says(filter, path.field()));
    }

    /** @param plain whether the different values are all that has to be known of the field */
    void name(DimensionPath path, boolean plain) {
        path.bridge().ifPresent(bridge -> {
            named.computeIfAbsent(bridge, b -> new HashSet<>())
                    .add(path.field().dataset() + "." + path.field().name());
            if (!plain) {
                joined.add(bridge);
            }
        });
    }

    FinerRows of(DimensionPath path) {
        Bridge bridge = path.bridge().orElseThrow();
        FinerRows known = all.get(bridge);
        if (known == null) {
            known = kept(bridge)
                    .orElseGet(() -> new BridgeSelect(model, bridge, timeRole, "bridge" + all.size(), rows));
            all.put(bridge, known);
        }
        return known;
    }

    Collection<FinerRows> all() {
        return all.values();
    }

    boolean multiply() {
        return all.values().stream().anyMatch(FinerRows::multiplies);
    }

    /** Where only one field is asked for, and the coarser rows keep its values. */
    private Optional<FinerRows> kept(Bridge bridge) {
        Set<String> fields = named.get(bridge);
        List<Relationship> way = new JoinPaths(model.relationships())
                .path(bridge.fact(), bridge.hub(), timeRole)
                .orElseThrow();
        if (joined.contains(bridge) || fields.size() != 1 || way.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(way.get(0).kept().get(fields.iterator().next()))
                .flatMap(column -> rows.list(bridge.hub(), column)
                        .map(list -> new KeptValues(
                                list,
                                grouped ? Optional.of(() -> rows.each(bridge.hub(), column)) : Optional.empty())));
    }
}
