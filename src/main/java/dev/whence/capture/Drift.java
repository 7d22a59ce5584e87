package dev.whence.capture;

import dev.whence.event.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds what is wrong with a table that looks other than before, for those who use it. Columns that nobody uses may come,
 * go and change; so may the lengths and sizes of the others. Pure.
 */
final class Drift {
    /** A pack is read when the hub starts, the source is looked at again every minute. */
    static final String WHAT_NEXT =
            " (when the pack has been mended, restart the hub; when the source has, it goes on within a minute)";

    private final String table;
    private final TableUse use;
    private final Optional<KnownTable> known;
    private final Map<String, ColumnType> now;

    private Drift(String table, TableUse use, Optional<KnownTable> known, Map<String, ColumnType> now) {
        this.table = table;
        this.use = use;
        this.known = known;
        this.now = now;
    }

    /**
     * Every problem as a sentence that begins with the place to be mended; empty if the rows can be read.
     *
     * @param known what it looked like before, if that is known
     * @param now its columns in their order
     */
    static List<String> problems(String table, TableUse use, Optional<KnownTable> known, Map<String, ColumnType> now) {
        Drift drift = new Drift(table, use, known, now);
        List<String> problems = new ArrayList<>();
        use.columns().forEach((column, place) -> drift.column(column).ifPresent(p -> problems.add(place + ": " + p)));
        return problems;
    }

    private Optional<String> column(String column) {
        String name = use.nameAmong(now.keySet(), column);
        if (!now.containsKey(name)) {
            return Optional.of(gone(column));
        }
        Optional<String> untold = name.equals(column) ? untold(column) : Optional.empty();
        return untold.isPresent() ? untold : retyped(column, now.get(name));
    }

    private String gone(String column) {
        Optional<ColumnType> type = known.map(before -> before.columns().get(column));
        List<String> candidates = candidates(type);
        String begin = table + "." + column + (type.isPresent() ? " is gone" : " is not there") + " and ";
        if (candidates.isEmpty()) {
            return begin
                    + "no column appeared that it could have become: leave it out of the pack, or give it back to the"
                    + " source" + NearestName.hint(column, now.keySet());
        }
        if (candidates.size() > 1) {
            return begin + String.join(", ", candidates) + " could be it under a new name: then say `renamed: {"
                    + candidates.get(0) + ": " + column + "}` at " + use.place() + " with the right one";
        }
        String other = candidates.get(0);
        return begin + other + " appeared" + (type.isPresent() ? " with the same type" : "")
                + ": if it was renamed, write " + other + " here and `renamed: {" + other + ": " + column + "}` at "
                + use.place() + " (to keep the name " + column + " in the pack, just `renamed: {" + column + ": "
                + other
                + "}`)";
    }

    /** Columns that it could have become: new ones where it is known what was there before, else all that are not used. */
    private List<String> candidates(Optional<ColumnType> type) {
        return now.entrySet().stream()
                .filter(entry -> known.isPresent()
                        ? !known.get().columns().containsKey(entry.getKey())
                        : !use.columns().containsKey(entry.getKey()))
                .filter(entry -> type.isEmpty() || type.get().becomes(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A new column takes a lost one's place, and nobody says that it is the same: its past would be unknown. */
    private Optional<String> untold(String column) {
        if (known.isEmpty()
                || use.names().containsKey(column)
                || known.get().columns().containsKey(column)
                || known.get().used().contains(column)) {
            return Optional.empty();
        }
        List<String> lost = known.get().used().stream()
                .filter(name -> !now.containsKey(name) && known.get().columns().containsKey(name))
                .filter(name -> known.get().columns().get(name).becomes(now.get(column)))
                .filter(name -> use.names().values().stream().noneMatch(names -> names.contains(name)))
                .sorted()
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(table + "." + column + " is new and " + String.join(", ", lost)
                        + ", which the pack used before, is gone: if it was renamed, say `renamed: {" + column + ": "
                        + lost.get(0) + "}` at " + use.place() + "; if the two have nothing to do with each other, say"
                        + " `renamed: {" + column + ": []}`");
    }

    private Optional<String> retyped(String column, ColumnType type) {
        Optional<ColumnType> told = Optional.ofNullable(use.types().get(column));
        if (told.filter(wanted -> wanted.becomes(type)).isPresent()) {
            return Optional.empty();
        }
        return before(column)
                .filter(before -> !before.becomes(type))
                .map(before -> table + "." + column + " was " + before.word() + " and is " + type.word()
                        + " from here on: when the pack is right for that, say `types: {" + column + ": " + type.word()
                        + "}` at " + use.place());
    }

    private Optional<ColumnType> before(String column) {
        return known.map(before -> {
            String name = use.nameAmong(before.columns().keySet(), column);
            return before.columns().get(name);
        });
    }

    /** Used columns whose values the known rows do not hold, or not as they are now: the table must be read anew. */
    static List<String> unknown(TableUse use, KnownTable known) {
        return use.columns().keySet().stream()
                .filter(column -> !known.used().contains(column)
                                && use.names().getOrDefault(column, List.of()).stream()
                                        .noneMatch(known.used()::contains)
                        || Optional.ofNullable(use.types().get(column))
                                .filter(type -> known.columns().containsKey(column)
                                        && !known.columns().get(column).becomes(type))
                                .isPresent())
                .collect(Collectors.toList());
    }
}
