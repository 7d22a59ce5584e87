package dev.whence.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The event types that the hub knows and what the data of each looks like: one JSON Schema per type, in a file named
 * {@code TYPE.json}. Files whose names begin with an underscore hold what the others share. Immutable and thread-safe.
 */
public final class Vocabulary {
    private static final String BASE = "urn:whence:vocabulary:";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keywords(List.of(
                    new NonValidationKeyword("x-version"),
                    new NonValidationKeyword("x-subject"),
                    new NonValidationKeyword("x-state"),
                    new NonValidationKeyword("x-fold"),
                    new NonValidationKeyword("x-personal")))
            .build();

    private final SortedMap<EventType, Entry> entries;

    /** @param quick accepts what surely fits the schema */
    private record Entry(Description description, JsonSchema schema, Predicate<JsonNode> quick) {}

    /**
     * An event type.
     *
     * @param version of its schema, from 1
     * @param title a few words for people
     * @param description what happened in the business when such an event is appended
     * @param schema the JSON Schema of its data
     * @param personal the fields that say something about a person
     */
    public record Description(
            EventType type,
            int version,
            String title,
            String description,
            JsonNode schema,
            List<PersonalField> personal) {
        public Description {
            personal = List.copyOf(personal);
        }
    }

    private Vocabulary(SortedMap<EventType, Entry> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /** Reads all schemas of a folder. Fails with CONFIG, which lists every file that is wrong. */
    public static Vocabulary load(Path folder) {
        Map<Path, JsonNode> files = read(folder);
        Map<String, String> sources = new HashMap<>();
        files.forEach((file, schema) -> sources.put(BASE + stem(file), schema.toString()));
        JsonSchemaFactory factory =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(DIALECT)
                        .schemaLoaders(loaders -> loaders.schemas(sources)));
        Map<String, JsonNode> byStem = new HashMap<>();
        files.forEach((file, schema) -> byStem.put(stem(file), schema));
        Function<String, Optional<JsonNode>> byId = id ->
                id.startsWith(BASE) ? Optional.ofNullable(byStem.get(id.substring(BASE.length()))) : Optional.empty();
        PersonalFields personal = new PersonalFields(BASE, stem -> Optional.ofNullable(byStem.get(stem)));
        SortedMap<EventType, Entry> entries = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        files.forEach((file, schema) -> {
            if (!stem(file).startsWith("_")) {
                try {
                    EventType type = new EventType(stem(file));
                    entries.put(
                            type,
                            new Entry(
                                    describe(type, schema, personal.of(schema)),
                                    compile(factory, schema),
                                    QuickSchema.compile(schema, byId)));
                } catch (RuntimeException e) {
                    problems.add(new Problem(file.toString(), 0, 0, e.getMessage()));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new Vocabulary(entries);
    }

    private static Map<Path, JsonNode> read(Path folder) {
        Map<Path, JsonNode> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> listing = Files.list(folder)) {
            for (Path file : listing.filter(f -> f.toString().endsWith(".json")).toList()) {
                try {
                    files.put(file, JSON.readTree(file.toFile()));
                } catch (IOException e) {
                    problems.add(new Problem(file.toString(), 0, 0, "is not JSON: " + e.getMessage()));
                }
            }
        } catch (IOException e) {
            throw WhenceException.config("the vocabulary folder " + folder + " cannot be read: " + e.getMessage());
        }
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return files;
    }

    private static JsonSchema compile(JsonSchemaFactory factory, JsonNode schema) {
        JsonSchema compiled =
                factory.getSchema(SchemaLocation.of(schema.path("$id").asText()), schema);
        compiled.initializeValidators();
        return compiled;
    }

    private static Description describe(EventType type, JsonNode schema, List<PersonalField> personal) {
        return new Description(
                type,
                schema.path("x-version").asInt(1),
                schema.path("title").asText(),
                schema.path("description").asText(),
                schema,
                personal);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".json".length());
    }

    /** All types, in the order of their names. */
    public Set<EventType> types() {
        return entries.keySet();
    }

    /** The types of one domain, in the order of their names. */
    public Set<EventType> types(String domain) {
        return entries.keySet().stream()
                .filter(type -> type.domain().equals(domain))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<Description> find(EventType type) {
        return Optional.ofNullable(entries.get(type)).map(Entry::description);
    }

    /** The fields of a type that say something about a person; none of a type that is not known. */
    public List<PersonalField> personal(EventType type) {
        Entry entry = entries.get(type);
        return entry == null ? List.of() : entry.description().personal();
    }

    /**
     * What is wrong with the data of an event, one sentence each; empty if it fits. A type that the vocabulary does not
     * know is itself a problem.
     */
    public List<String> problems(EventType type, JsonNode data) {
        Entry entry = entries.get(type);
        if (entry == null) {
            List<String> names = types().stream().map(EventType::value).toList();
            return List.of("'" + type + "' is not a type of the vocabulary" + NearestName.hint(type.value(), names));
        }
        return entry.quick().test(data) ? List.of() : wholly(type, data);
    }

    /** The same for a type that is known, without {@link QuickSchema}. */
    List<String> wholly(EventType type, JsonNode data) {
        Set<ValidationMessage> messages = entries.get(type).schema().validate(data);
        return messages.stream().map(ValidationMessage::getMessage).toList();
    }

    boolean quickly(EventType type, JsonNode data) {
        return entries.get(type).quick().test(data);
    }
}
