package dev.whence.capture;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads connector files. All that is wrong in all of them is found in one go. Stateless but for the settings that it
 * was given, and as thread-safe as they are.
 */
public final class ConnectorLoader {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "enabled",
            "host",
            "port",
            "database",
            "user",
            "password",
            "sslmode",
            "tables",
            "mapping",
            "slot",
            "publication",
            "timezone",
            "heartbeat",
            "alarm",
            "batch",
            "memory",
            "snapshot");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final Pattern TABLE = Pattern.compile("[^\\s.]+(\\.[^\\s.]+)?");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final Function<String, Optional<String>> settings;

    /** @param settings what {@code ${NAME}} stands for; usually the environment */
    public ConnectorLoader(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /** Reads what {@code ${NAME}} stands for from the environment. */
    public static ConnectorLoader fromEnvironment() {
        return new ConnectorLoader(name -> Optional.ofNullable(System.getenv(name)));
    }

    /**
     * All {@code *.yaml} files of a folder that are enabled, by name of the file. Empty if there is no such folder.
     * Of a file that says {@code enabled: false} only the names of the fields are checked.
     *
     * @throws WhenceException CONFIG with every problem of every file
     */
    public List<ConnectorFile> loadAll(Path folder) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> names = new HashMap<>();
        List<ConnectorFile> connectors = new ArrayList<>();
        for (Path file : files(folder)) {
            read(file, false, problems).ifPresent(connector -> {
                Path other = names.putIfAbsent(connector.name(), file);
                if (other != null) {
                    problems.add(new Problem(
                            file.toString(), 0, 0, "the name '" + connector.name() + "' is taken by " + other));
                }
                connectors.add(connector);
            });
        }
        return checked(connectors, problems);
    }

    /**
     * One file, enabled or not.
     *
     * @throws WhenceException CONFIG with every problem of it
     */
    public ConnectorFile load(Path file) {
        List<Problem> problems = new ArrayList<>();
        Optional<ConnectorFile> connector = read(file, true, problems);
        return checked(connector.stream().toList(), problems).get(0);
    }

    private static <T> T checked(T loaded, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return loaded;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw WhenceException.config("the folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private Optional<ConnectorFile> read(Path file, boolean evenDisabled, List<Problem> problems) {
        String name = file.toString();
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root instanceof MappingNode mapping) {
                References references =
                        new References(settings, file.toAbsolutePath().getParent());
                YamlFields fields = new YamlFields(name, "", mapping, FIELDS, references, problems);
                return evenDisabled || fields.value("enabled", true, ConnectorLoader::yesOrNo)
                        ? Optional.of(connector(fields))
                        : Optional.empty();
            }
            problems.add(new Problem(name, 1, 1, "a connector file has fields such as 'name: shop'; see the schema"));
        } catch (MarkedYAMLException e) {
            problems.add(new Problem(
                    name,
                    e.getProblemMark().getLine() + 1,
                    e.getProblemMark().getColumn() + 1,
                    "not YAML: " + e.getProblem()));
        } catch (IOException e) {
            problems.add(new Problem(name, 0, 0, "cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static ConnectorFile connector(YamlFields fields) {
        String name = name(fields, "name", fields.requiredText("name"));
        Optional<YamlFields> snapshot = fields.fields("snapshot", Set.of("fetch"));
        return new ConnectorFile(
                name,
                fields.text("host").orElse("127.0.0.1"),
                fields.integer("port", 5432, 1, 65535),
                fields.requiredText("database"),
                fields.requiredText("user"),
                password(fields),
                fields.value("sslmode", "prefer", ConnectorLoader::sslMode),
                tables(fields),
                fields.requiredText("mapping"),
                name(fields, "slot", fields.text("slot").orElse("whence_" + name)),
                name(fields, "publication", fields.text("publication").orElse("whence_" + name)),
                fields.value("timezone", ZoneOffset.UTC, ConnectorLoader::zone),
                fields.value("heartbeat", Duration.ofSeconds(5), text -> Quantities.duration("heartbeat", text)),
                SlotAlarm.read(fields),
                fields.integer("batch", 4000, 1, 100_000),
                fields.integer("memory", 20_000, 1, 10_000_000),
                snapshot.map(s -> s.integer("fetch", 5000, 1, 1_000_000)).orElse(5000));
    }

    private static String name(YamlFields fields, String field, String name) {
        if (!name.isEmpty() && !NAME.matcher(name).matches() && !name.equals("whence_")) {
            fields.report(
                    field,
                    "'" + field + "' must be lower-case letters, digits and underscores, at most 41, not '" + name
                            + "'");
        }
        return name;
    }

    private static Secret password(YamlFields fields) {
        Optional<String> written = fields.raw("password");
        if (written.isPresent() && !References.isReference(written.get())) {
            fields.report(
                    "password", "a password does not belong into a file: write ${env:NAME} or ${file:PATH} instead");
            return new Secret("");
        }
        return new Secret(fields.text("password").orElse(""));
    }

    private static List<String> tables(YamlFields fields) {
        List<String> tables = fields.texts("tables");
        tables.stream()
                .filter(table -> !TABLE.matcher(table).matches())
                .forEach(table -> fields.report("tables", "'" + table + "' is not a table: write name or schema.name"));
        return tables.stream()
                .map(table -> table.startsWith("public.") ? table.substring("public.".length()) : table)
                .distinct()
                .toList();
    }

    private static String sslMode(String text) {
        if (!SSL_MODES.contains(text)) {
            throw WhenceException.config("'sslmode' must be one of "
                    + String.join(", ", SSL_MODES.stream().sorted().toList()));
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw WhenceException.config("'enabled' must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw WhenceException.config("'timezone' must be a zone such as UTC or Europe/Berlin, not '" + text + "'");
        }
    }
}
