package dev.whence.mapping;

import dev.whence.event.SubjectTemplate;
import dev.whence.event.WhenceException;
import dev.whence.mapping.Personal.Kept;
import dev.whence.mapping.expression.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what a pack says about the personal columns of a table. */
final class PersonalReader {
    private static final Set<String> KNOWN = Set.of("subject", "fields", "keep");

    private final YamlFile file;

    PersonalReader(YamlFile file) {
        this.file = file;
    }

    /** @param plain columns that name rows, and so cannot be sealed */
    Optional<Personal> read(Node node, Set<String> plain) {
        Map<String, Node> fields = file.fields(node, KNOWN);
        Set<String> sealed =
                fields.containsKey("fields") ? new LinkedHashSet<>(file.texts(fields.get("fields"))) : Set.of();
        Map<String, Kept> kept = new LinkedHashMap<>();
        if (fields.containsKey("keep")) {
            file.fields(fields.get("keep")).forEach((column, part) -> kept(part).ifPresent(k -> kept.put(column, k)));
        }
        Set<String> both = new HashSet<>(sealed);
        both.addAll(kept.keySet());
        both.retainAll(plain);
        both.forEach(column -> file.problem(
                node,
                "the column '" + column + "' names rows or what they belong to, so it stands in ids and cannot be"
                        + " personal; take a column that is a pseudonym as the key"));
        return file.text(node, fields, "subject")
                .flatMap(text -> subject(fields.get("subject"), text.value()))
                .map(subject -> new Personal(subject, sealed, kept));
    }

    /** Where it names columns. */
    Map<String, Place> places(Node node) {
        Map<String, Place> places = new LinkedHashMap<>();
        Map<String, Node> fields = file.fields(node);
        if (fields.containsKey("fields")) {
            file.elements(fields.get("fields"))
                    .forEach(column -> file.text(column).ifPresent(text -> places.put(text.value(), text.place())));
        }
        if (fields.containsKey("keep")) {
            file.fields(fields.get("keep")).forEach((column, part) -> places.put(column, file.place(part)));
        }
        if (fields.get("subject") instanceof ScalarNode scalar) {
            subject(scalar, scalar.getValue()).ifPresent(subject -> subject.names()
                    .forEach(name -> places.putIfAbsent(name, file.place(scalar))));
        }
        return places;
    }

    private Optional<SubjectTemplate> subject(Node node, String text) {
        try {
            return Optional.of(new SubjectTemplate(text));
        } catch (WhenceException e) {
            file.problem(node, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Kept> kept(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9][0-9]{0,3}")) {
            return Optional.of(new Kept(Integer.parseInt(scalar.getValue()), List.of()));
        }
        List<String> members = file.texts(node);
        if (members.isEmpty() || node instanceof ScalarNode) {
            file.problem(
                    node,
                    "keep says how many characters of a text come in, or a list of the members of a JSON object:"
                            + " {postal_code: 3, address: [city, country]}");
            return Optional.empty();
        }
        return Optional.of(new Kept(0, members));
    }
}
