package dev.whence.mapping;

import dev.whence.event.NearestName;
import dev.whence.mapping.PackTable.Parent;
import dev.whence.mapping.PackTable.Personal;
import dev.whence.mapping.SourceSchema.ColumnType;
import dev.whence.mapping.expression.RowType;
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
            Set.of("key", "ignore", "children_of", "personal", "optional", "let", "common");

    private final YamlFile file;
    private final Optional<SourceSchema> schema;

    TableReader(YamlFile file, Optional<SourceSchema> schema) {
        this.file = file;
        this.schema = schema;
    }

    /** A table with the parts of it that hold expressions. */
    record TableNode(PackTable table, Node node, Optional<Node> lets, Optional<Node> common) {}

    Map<String, TableNode> read(Node tables) {
        Map<String, TableNode> read = new LinkedHashMap<>();
        file.fields(tables).forEach((name, node) -> read.put(name, table(name, node)));
        read.values().forEach(table -> checkParent(table, read));
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
        checkColumns(name, node, fields, optional);
        PackTable table = new PackTable(
                name,
                key,
                ignore,
                parent,
                Optional.ofNullable(fields.get("personal")).flatMap(this::personal),
                optional,
                Set.of());
        return new TableNode(
                table, node, Optional.ofNullable(fields.get("let")), Optional.ofNullable(fields.get("common")));
    }

    private Optional<Parent> parent(Node node) {
        Map<String, Node> fields = file.fields(node, Set.of("table", "by"));
        List<String> by = fields.containsKey("by") ? file.texts(fields.get("by")) : List.of();
        if (by.isEmpty()) {
            file.problem(node, "'by' is missing: the columns that hold the parent's key");
        }
        return file.text(node, fields, "table").map(table -> new Parent(table.value(), by));
    }

    private Optional<Personal> personal(Node node) {
        Map<String, Node> fields = file.fields(node, Set.of("subject", "fields"));
        Set<String> personal =
                fields.containsKey("fields") ? new LinkedHashSet<>(file.texts(fields.get("fields"))) : Set.of();
        return file.text(node, fields, "subject").map(subject -> new Personal(subject.value(), personal));
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

    private void checkColumns(String name, Node node, Map<String, Node> fields, boolean optional) {
        if (schema.isEmpty()) {
            return;
        }
        Optional<Map<String, ColumnType>> columns = schema.get().columns(name);
        if (columns.isEmpty()) {
            if (!optional) {
                file.problem(
                        node,
                        "the source has no table '" + name + "'"
                                + NearestName.hint(name, schema.get().tables().keySet()));
            }
            return;
        }
        for (String part : List.of("key", "ignore")) {
            for (Node column : fields.containsKey(part) ? file.elements(fields.get(part)) : List.<Node>of()) {
                file.text(column)
                        .filter(c -> !columns.get().containsKey(c.value()))
                        .ifPresent(c -> file.problem(
                                column,
                                "table " + name + " has no column '" + c.value() + "'"
                                        + NearestName.hint(
                                                c.value(), columns.get().keySet())));
            }
        }
    }

    RowType rowType(PackTable table) {
        return new RowType(
                table.name(),
                table.key(),
                table.parent().map(Parent::table),
                table.parent().map(Parent::by).orElse(List.of()),
                schema.flatMap(s -> s.columns(table.name())));
    }
}
