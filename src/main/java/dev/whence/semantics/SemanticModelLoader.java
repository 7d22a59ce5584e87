package dev.whence.semantics;

import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads an Apache Ossie file (core specification 0.2.0). Files that were made for other tools load too; what Whence adds
 * is in the custom extension of the vendor WHENCE.
 */
public final class SemanticModelLoader {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final Map<String, Problem> places = new HashMap<>();
    private final LocatedYaml file;
    private final List<EntitySet> sets;
    private final boolean lenient;

    private SemanticModelLoader(LocatedYaml file, List<EntitySet> sets, boolean lenient) {
        this.sets = sets;
        this.file = file;
        this.lenient = lenient;
    }

    /** A model, and what of its file cannot be used. */
    public record Loaded(SemanticModel model, List<Problem> leftOut) {
        public Loaded {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** The first model of the file. Fails with CONFIG, listing all that is wrong by line. */
    public static SemanticModel load(Path path) {
        return new SemanticModelLoader(LocatedYaml.read(path), EntitySetFile.beside(path), false)
                .loaded()
                .model();
    }

    /**
     * The first model of a file that was made for another tool, without the metrics, fields and relationships that are
     * wrong. Fails with CONFIG where the file is no model at all.
     */
    public static Loaded open(Path path) {
        return new SemanticModelLoader(LocatedYaml.read(path), EntitySetFile.beside(path), true).loaded();
    }

    private Loaded loaded() {
        Optional<SemanticModel> model = read();
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new Loaded(model.orElseThrow(), leftOut);
    }

    private Optional<SemanticModel> read() {
        ModelSection root = new ModelSection(file, problems, file.root(), "the file");
        root.allow("version", "semantic_model").required("version");
        List<ModelSection> models = root.sections("semantic_model", "semantic model");
        if (models.isEmpty()) {
            root.problem("the file holds no semantic_model");
            return Optional.empty();
        }
        SemanticModel model = model(models.get(0));
        if (!lenient) {
            ModelReferences.check(model, models.get(0));
        }
        return Optional.of(model);
    }

    /** Reads one of many elements. Where models of others are read, a wrong one is left out with its problems. */
    private <T> void element(Map<String, T> all, String kind, ModelSection section, Supplier<T> reader) {
        int before = problems.size();
        String name = section.required("name");
        T value = reader.get();
        if (all.containsKey(name)) {
            section.problem("'" + name + "' is there twice");
        }
        places.put(kind + name, section.here());
        List<Problem> wrong = problems.subList(before, problems.size());
        if (lenient && !wrong.isEmpty()) {
            leftOut.addAll(wrong);
            wrong.clear();
        } else {
            all.putIfAbsent(name, value);
        }
    }

    private SemanticModel model(ModelSection section) {
        section.allow("name", "description", "ai_context", "datasets", "relationships", "metrics", "custom_extensions");
        ModelSection whence =
                section.extension("time_role", "funnels", "explain", "about", "measures", "passed_over", "verbs");
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        for (ModelSection each : section.sections("datasets", "dataset")) {
            element(datasets, "dataset ", each, () -> dataset(each));
        }
        if (datasets.isEmpty()) {
            section.problem("a semantic model needs at least one dataset");
        }
        Map<String, Relationship> relationships = new LinkedHashMap<>();
        for (ModelSection each : section.sections("relationships", "relationship")) {
            element(relationships, "relationship ", each, () -> relationship(each, datasets.keySet()));
        }
        List<Relationship> ways = List.copyOf(relationships.values());
        String name = section.required("name");
        MetricReader metricReader = new MetricReader(datasets, ways, name, lenient);
        Map<String, Metric> metrics = new LinkedHashMap<>();
        for (ModelSection each : section.sections("metrics", "metric")) {
            element(metrics, "metric ", each, () -> metricReader.read(each));
        }
        return new SemanticModel(
                name,
                section.text("description").orElse(""),
                whence.text("time_role").orElse(""),
                datasets,
                ways,
                metrics,
                lists(whence, "funnels"),
                whence.section("explain", "explain").map(Explaining::read).orElse(Explaining.NOTHING),
                sets,
                new Talk(
                        whence.texts("about"),
                        whence.texts("measures"),
                        section.context("examples"),
                        whence.texts("passed_over"),
                        lists(whence, "verbs")),
                new ModelLines(places));
    }

    private static Map<String, List<String>> lists(ModelSection whence, String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        whence.section(key, key).ifPresent(all -> all.keys().forEach(name -> lists.put(name, all.texts(name))));
        return lists;
    }

    private Dataset dataset(ModelSection section) {
        section.allow(
                "name",
                "source",
                "primary_key",
                "unique_keys",
                "description",
                "ai_context",
                "fields",
                "custom_extensions");
        ModelSection whence = section.extension("evidence", "lookup");
        String name = section.required("name");
        Map<String, Field> fields = new LinkedHashMap<>();
        for (ModelSection each : section.sections("fields", "field")) {
            element(fields, "field " + name + ".", each, () -> FieldReader.read(name, each, lenient));
        }
        String source = section.required("source");
        return new Dataset(
                name,
                source,
                source,
                section.texts("primary_key"),
                section.text("description").orElse(""),
                section.synonyms(),
                fields,
                evidence(whence),
                whence.section("lookup", "lookup")
                        .map(lookup -> lookup.allow("by", "show", "with", "order"))
                        .map(lookup -> new Dataset.Lookup(
                                lookup.text("by"), lookup.texts("show"), lookup.texts("with"), lookup.texts("order"))));
    }

    static Optional<Evidence> evidence(ModelSection whence) {
        return whence.section("evidence", "evidence")
                .map(section -> new Evidence(
                        section.required("id"),
                        section.required("position"),
                        section.flag("own"),
                        section.section("shared", "shared")
                                .map(shared -> new Evidence.Shared(shared.required("of"), shared.required("first")))));
    }

    private Relationship relationship(ModelSection section, Set<String> datasets) {
        section.allow("name", "from", "to", "from_columns", "to_columns", "ai_context", "custom_extensions");
        ModelSection whence = section.extension("time_role", "part", "held", "kept");
        Relationship relationship = new Relationship(
                section.required("name"),
                section.required("from"),
                section.required("to"),
                section.texts("from_columns"),
                section.texts("to_columns"),
                whence.text("time_role"),
                whence.flag("part"),
                whence.section("held", "held").map(ModelSection::textsByKey).orElse(Map.of()),
                whence.section("kept", "kept").map(ModelSection::textsByKey).orElse(Map.of()));
        if (relationship.fromColumns().isEmpty()
                || relationship.fromColumns().size() != relationship.toColumns().size()) {
            section.problem("from_columns and to_columns must be lists of the same length, at least one column each");
        }
        for (String dataset : List.of(relationship.from(), relationship.to())) {
            if (lenient && !datasets.contains(dataset)) {
                section.problem("there is no dataset '" + dataset + "'" + NearestName.hint(dataset, datasets));
            }
        }
        return relationship;
    }
}
