package dev.whence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A few tables with columns of all sorts, keys of one or two columns, some of them children of others, and a pack whose
 * events carry the whole row and the keys of its children.
 */
final class RandomTables {
    static final String SET = "product.row.set";
    static final String REMOVED = "product.row.removed";
    private static final List<String> TYPES = List.of(
            "bigint",
            "numeric(10,2)",
            "numeric",
            "boolean",
            "date",
            "timestamp",
            "timestamptz",
            "uuid",
            "double precision",
            "jsonb",
            "int[]",
            "text",
            "text",
            "text");

    final List<Table> tables = new ArrayList<>();

    record Column(String name, String type) {}

    /** @param parent a table with a key of one column, named by the column {@code parent} */
    record Table(String name, List<Column> key, List<Column> columns, Optional<Table> parent, boolean full) {
        List<Column> all() {
            List<Column> all = new ArrayList<>(key);
            all.addAll(columns);
            return all;
        }

        /** Of a row, in an expression or, joined, in SQL. */
        List<String> keyNames() {
            return key.stream().map(Column::name).toList();
        }
    }

    RandomTables(Random random) {
        int number = 3 + random.nextInt(2);
        for (int i = 0; i < number; i++) {
            tables.add(table("t" + i, random));
        }
    }

    private Table table(String name, Random random) {
        List<Table> possible =
                tables.stream().filter(table -> table.key().size() == 1).toList();
        Optional<Table> parent = possible.isEmpty() || random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(possible.get(random.nextInt(possible.size())));
        List<Column> key = new ArrayList<>();
        key.add(new Column("k", random.nextBoolean() ? "bigint" : "text"));
        if (!tables.isEmpty() && random.nextInt(3) == 0) {
            key.add(new Column("l", "text"));
        }
        List<Column> columns = new ArrayList<>();
        parent.ifPresent(
                table -> columns.add(new Column("parent", table.key().get(0).type())));
        int number = 2 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            columns.add(new Column("c" + i, TYPES.get(random.nextInt(TYPES.size()))));
        }
        return new Table(name, key, columns, parent, random.nextInt(4) == 0);
    }

    /** Long texts are neither compressed nor kept in the row. */
    String ddl() {
        StringBuilder ddl = new StringBuilder();
        for (Table table : tables) {
            String columns = table.all().stream()
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "));
            ddl.append("create table %s (%s, primary key (%s));"
                    .formatted(table.name(), columns, String.join(", ", table.keyNames())));
            for (Column column : table.columns()) {
                if (column.type().equals("text")) {
                    ddl.append("alter table %s alter %s set storage external;".formatted(table.name(), column.name()));
                }
            }
            if (table.full()) {
                ddl.append("alter table %s replica identity full;".formatted(table.name()));
            }
        }
        return ddl.toString();
    }

    String pack() {
        StringBuilder pack = new StringBuilder("mapping: random\ntables:\n");
        for (Table table : tables) {
            String parent = table.parent()
                    .map(of -> ", children_of: {table: %s, by: parent}".formatted(of.name()))
                    .orElse("");
            pack.append("  %s: {key: [%s]%s}%n".formatted(table.name(), String.join(", ", table.keyNames()), parent));
        }
        pack.append("  marks: {key: [k]}\nevents:\n");
        tables.forEach(table -> pack.append(rules(table)));
        pack.append(rules(new Table("marks", List.of(new Column("k", "bigint")), List.of(), Optional.empty(), false)));
        return pack.toString();
    }

    private String rules(Table table) {
        List<String> children = tables.stream()
                .filter(child -> child.parent().filter(table::equals).isPresent())
                .map(Table::name)
                .toList();
        String touched = children.stream()
                .map(child -> " || after != null && touched('" + child + "')")
                .collect(Collectors.joining());
        String values = table.all().stream()
                .map(column -> "'%1$s': row.%1$s".formatted(column.name()))
                .collect(Collectors.joining(", "));
        String ofChildren = children.stream()
                .map(child -> "'%1$s': children('%1$s').map(c, %2$s)".formatted(child, key("c", byName(child))))
                .collect(Collectors.joining(", "));
        return """
                  - type: product.row.set
                    from: %1$s
                    when: "appeared || updated%2$s"
                    subject: %1$s/${%3$s}
                    occurred_at: "history ? timestamp('2020-01-01T00:00:00Z') : committed_at"
                    data:
                      former: "before == null ? null : %4$s"
                      row: "{%5$s}"
                      children: "{%6$s}"
                    narrative: A row
                  - type: product.row.removed
                    from: %1$s
                    when: deleted
                    subject: %1$s/${%3$s}
                    occurred_at: committed_at
                    data: {row: "{%5$s}"}
                    narrative: No row
                """
                .formatted(table.name(), touched, key("row", table), key("before", table), values, ofChildren)
                .indent(0);
    }

    private Table byName(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String key(String row, Table table) {
        return table.key().stream()
                .map(column -> "string(" + row + "." + column.name() + ")")
                .collect(Collectors.joining(" + '~' + "));
    }

    /** The schema of both types of event. */
    static String vocabulary(String type) {
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:whence:vocabulary:" + type);
        schema.put("title", type).put("description", type).put("x-version", 1).put("x-subject", "TABLE/KEY");
        schema.put("type", "object").putArray("required").add("row");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("former").put("type", "string").put("description", "the key before");
        properties.putObject("row").put("type", "object").put("description", "all columns");
        properties.putObject("children").put("type", "object").put("description", "keys by table");
        schema.put("additionalProperties", false);
        return schema.toString();
    }
}
