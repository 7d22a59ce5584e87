package dev.whence.mapping;

import dev.whence.capture.ColumnType;
import dev.whence.event.NearestName;
import dev.whence.mapping.PackTable.Parent;
import dev.whence.mapping.expression.Place;
import dev.whence.mapping.expression.RowType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the tables of a pack, but for what its expressions say. */
final class TableReader {
    private static final Set<String> KNOWN =
            Set.of("key", "ignore", "children_of", "personal", "optional", "renamed", "types", "let", "common");

    private final YamlFile file;
    private final Optional<SourceSchema> schema;
    private final PersonalReader personal;

    TableReader(YamlFile file, Optional<SourceSchema> schema) {
        this.file = file;
        this.personal = new PersonalReader(file);
        this.schema = schema;
    }

    /**
     * A table with the parts of it that hold expressions.
     *
     * @param keys the columns that it names outside of expressions, and where
     */
    record TableNode(PackTable table, Node node, Map<String, Place> keys, Optional<Node> lets, Optional<Node> common) {}

    Map<String, TableNode> read(Node tables) {
        Map<String, TableNode> read = new LinkedHashMap<>();
        file.fields(tables).forEach((name, node) -> read.put(name, table(name, node)));
        read.values().forEach(table -> checkParent(table, read));
        read.values().forEach(this::checkColumns);
        return read;
    }

    private TableNode table(String name, Node node) {
        Map<String, Node> fields = file.fields(node, KNOWN);
        List<String> key = fields.containsKey("key") ? file.texts(fields.get("key")) : List.of();
        if (key.isEmpty()) {
            file.problem(node, "table " + name + " needs a key: the columns that name a row");
        }
        boolean optional = fields.containsKey("optional")
                && file.text(fields.get("optional"))
                        .filter(t -> t.value().equals("true"))
                        .isPresent();
        Set<String> ignore =
                fields.containsKey("ignore") ? new LinkedHashSet<>(file.texts(fields.get("ignore"))) : Set.of();
        Optional<Parent> parent = Optional.ofNullable(fields.get("children_of")).flatMap(this::parent);
        Map<String, Place> places = places(fields, parent);
        PackTable table = new PackTable(
                name,
                key,
                ignore,
                parent,
                Optional.ofNullable(fields.get("personal")).flatMap(said -> personal.read(said, places.keySet())),
                optional,
                Optional.ofNullable(fields.get("renamed")).map(this::names).orElse(Map.of()),
                Optional.ofNullable(fields.get("types")).map(this::types).orElse(Map.of()),
                Set.of());
        if (table.personal().isPresent()) {
            personal.places(fields.get("personal")).forEach(places::putIfAbsent);
        }
        return new TableNode(
                table, node, places, Optional.ofNullable(fields.get("let")), Optional.ofNullable(fields.get("common")));
    }

    /** Where the columns stand that name a row and the row it belongs to. */
    private Map<String, Place> places(Map<String, Node> fields, Optional<Parent> parent) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (Node column : fields.containsKey("key") ? file.elements(fields.get("key")) : List.<Node>of()) {
            file.text(column).ifPresent(text -> places.put(text.value(), file.place(column)));
        }
        parent.ifPresent(p -> p.by().forEach(by -> places.putIfAbsent(by, file.place(fields.get("children_of")))));
        return places;
    }

    private Map<String, List<String>> names(Node node) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        file.fields(node).forEach((column, others) -> names.put(column, file.texts(others)));
        return names;
    }

    private Map<String, ColumnType> types(Node node) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        List<String> known =
                Arrays.stream(ColumnType.values()).map(ColumnType::word).toList();
        file.fields(node)
                .forEach((column, written) -> file.text(written).ifPresent(text -> ColumnType.ofWord(text.value())
                        .ifPresentOrElse(
                                type -> types.put(column, type),
                                () -> file.problem(
                                        written,
                                        "'" + text.value() + "' is no type" + NearestName.hint(text.value(), known)
                                                + " Known are: " + String.join(", ", known)))));
        return types;
    }

    private Optional<Parent> parent(Node node) {
        Map<String, Node> fields = file.fields(node, Set.of("table", "by"));
        List<String> by = fields.containsKey("by") ? file.texts(fields.get("by")) : List.of();
        if (by.isEmpty()) {
            file.problem(node, "'by' is missing: the columns that hold the parent's key");
        }
        return file.text(node, fields, "table").map(table -> new Parent(table.value(), by));
    }

    private void checkParent(TableNode table, Map<String, TableNode> all) {
        table.table().parent().ifPresent(parent -> {
            if (!all.containsKey(parent.table())) {
                file.problem(
                        table.node(),
                        "children_of names the table '" + parent.table() + "', which the pack does not have"
                                + NearestName.hint(parent.table(), all.keySet()));
            } else if (all.get(parent.table()).table().key().size()
                    != parent.by().size()) {
                file.problem(
                        table.node(),
                        "children_of names " + parent.by().size() + " columns, but the key of "
                                + parent.table() + " has "
                                + all.get(parent.table()).table().key().size());
            }
        });
    }

    /** The key, and the column of the parent's key, must be in the source. */
    private void checkColumns(TableNode table) {
        if (schema.isEmpty()) {
            return;
        }
        Optional<Map<String, ColumnType>> columns = columns(table.table());
        if (columns.isEmpty()) {
            if (!table.table().optional()) {
                file.problem(
                        table.node(),
                        "the source has no table '" + table.table().name() + "'"
                                + NearestName.hint(
                                        table.table().name(),
                                        schema.get().tables().keySet()));
            }
            return;
        }
        table.keys().forEach((column, place) -> {
            if (!columns.get().containsKey(column)) {
                file.problem(place.problem("table " + table.table().name() + " has no column '" + column + "'"
                        + NearestName.hint(column, columns.get().keySet())));
            }
        });
    }

    /** The source's columns by the names that the pack may use. */
    private Optional<Map<String, ColumnType>> columns(PackTable table) {
        return schema.flatMap(s -> s.columns(table.name())).map(columns -> {
            Map<String, ColumnType> named = new LinkedHashMap<>(columns);
            table.names().forEach((column, others) -> others.stream()
                    .filter(columns::containsKey)
                    .findFirst()
                    .ifPresent(other -> named.putIfAbsent(column, columns.get(other))));
            return named;
        });
    }

    RowType rowType(PackTable table) {
        return new RowType(
                table.name(),
                table.key(),
                table.parent().map(Parent::table),
                table.parent().map(Parent::by).orElse(List.of()),
                columns(table),
                table.personal().map(Personal::fields).orElse(Set.of()));
    }
}
