package dev.whence.mapping;

import dev.whence.capture.TableUse;
import dev.whence.event.NearestName;
import dev.whence.event.Vocabulary;
import dev.whence.mapping.TableReader.TableNode;
import dev.whence.mapping.expression.RowTypes;
import dev.whence.mapping.expression.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Makes one pack of one file, or fails with all that is wrong in it. Used once. */
final class PackCompiler {
    private static final Set<String> KNOWN = Set.of("mapping", "description", "let", "tables", "events");

    private final YamlFile file;
    private final RuleReader rules;
    private final TableReader tables;

    PackCompiler(YamlFile file, Vocabulary vocabulary, Optional<SourceSchema> schema) {
        this.file = file;
        this.rules = new RuleReader(file, vocabulary);
        this.tables = new TableReader(file, schema);
    }

    MappingPack compile() {
        if (!(file.root() instanceof MappingNode)) {
            file.problem(file.root(), "a mapping begins with 'mapping: NAME'");
            throw file.refused();
        }
        Map<String, Node> fields = file.fields(file.root(), KNOWN);
        Optional<YamlText> name = file.text(file.root(), fields, "mapping");
        Map<String, TableNode> nodes =
                required(fields, "tables").map(tables::read).orElse(new LinkedHashMap<>());
        Map<String, List<Node>> events = eventsByTable(fields, nodes);
        if (!file.problems().isEmpty()) {
            throw file.refused();
        }
        RowTypes types = new RowTypes(
                nodes.values().stream().map(n -> tables.rowType(n.table())).toList(), file.words());
        Map<String, List<EventRule>> compiled = new LinkedHashMap<>();
        Map<String, Scope> scopes = new LinkedHashMap<>();
        nodes.forEach((table, node) -> {
            Scope scope = scope(types, table, node, Optional.ofNullable(fields.get("let")));
            scopes.put(table, scope);
            Map<String, Node> common = node.common().map(file::fields).orElse(Map.of());
            List<EventRule> ofTable = new ArrayList<>();
            events.getOrDefault(table, List.of())
                    .forEach(n -> rules.rule(n, scope, common).ifPresent(ofTable::add));
            compiled.put(table, ofTable);
        });
        if (!file.problems().isEmpty()) {
            throw file.refused();
        }
        List<TableRules> result = new ArrayList<>();
        nodes.forEach((table, node) -> result.add(new TableRules(
                withColumns(node.table(), types),
                result.size(),
                types.isTouchAsked(table),
                scopes.get(table),
                compiled.get(table))));
        Map<String, TableUse> uses = new LinkedHashMap<>();
        nodes.forEach((table, node) -> uses.put(table, use(node, types)));
        return new MappingPack(name.orElseThrow().value(), result, uses);
    }

    private Optional<Node> required(Map<String, Node> fields, String key) {
        if (!fields.containsKey(key)) {
            file.problem(file.root(), "'" + key + "' is missing");
        }
        return Optional.ofNullable(fields.get(key));
    }

    private Map<String, List<Node>> eventsByTable(Map<String, Node> fields, Map<String, TableNode> known) {
        Map<String, List<Node>> byTable = new LinkedHashMap<>();
        for (Node event : required(fields, "events").map(file::elements).orElse(List.of())) {
            file.text(event, file.fields(event), "from").ifPresent(from -> {
                if (!known.containsKey(from.value())) {
                    file.problem(
                            event,
                            "the pack has no table '" + from.value() + "'"
                                    + NearestName.hint(from.value(), known.keySet()));
                }
                byTable.computeIfAbsent(from.value(), t -> new ArrayList<>()).add(event);
            });
        }
        return byTable;
    }

    private Scope scope(RowTypes types, String table, TableNode node, Optional<Node> packLets) {
        Scope scope = Scope.of(types, table);
        Map<String, Node> lets = new LinkedHashMap<>();
        packLets.ifPresent(n -> lets.putAll(file.fields(n)));
        node.lets().ifPresent(n -> lets.putAll(file.fields(n)));
        for (Map.Entry<String, Node> let : lets.entrySet()) {
            scope = scope.with(let.getKey(), rules.let(let.getValue(), scope).orElse(RuleReader.UNKNOWN));
        }
        return scope;
    }

    private static PackTable withColumns(PackTable table, RowTypes types) {
        Set<String> columns = new LinkedHashSet<>();
        types.used(table.name()).ifPresent(used -> {
            columns.addAll(table.key());
            table.parent().ifPresent(parent -> columns.addAll(parent.by()));
            columns.addAll(used);
        });
        return table.withColumns(columns);
    }

    /** What the pack needs of the table, and where. */
    private TableUse use(TableNode node, RowTypes types) {
        Map<String, String> columns = new LinkedHashMap<>();
        node.keys().forEach((column, place) -> columns.put(column, place.toString()));
        types.places(node.table().name()).forEach((column, place) -> columns.putIfAbsent(column, place.toString()));
        return new TableUse(
                file.place(node.node()).toString(),
                node.table().optional(),
                node.table().key(),
                columns,
                node.table().names(),
                node.table().types());
    }
}
