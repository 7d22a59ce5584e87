package dev.whence.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.access.AccessKey.Role;
import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The file {@code access.yaml} of a home folder. */
public final class AccessFile {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final Path path;

    public AccessFile(Path home) {
        this.path = home.resolve("access.yaml");
    }

    private record Content(List<Entry> keys) {}

    private record Entry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String sha256,
            Role role,
            List<String> domains,
            Map<String, List<String>> rows,
            @JsonProperty("per_minute") int perMinute) {
        AccessKey key() {
            return new AccessKey(
                    name,
                    sha256,
                    Optional.ofNullable(role).orElse(Role.ASKS),
                    Set.copyOf(Optional.ofNullable(domains).orElse(List.of())),
                    Optional.ofNullable(rows).orElse(Map.of()),
                    perMinute);
        }
    }

    /** The keys, none where there is no file. Fails with CONFIG, which lists every problem. */
    public List<AccessKey> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<AccessKey> keys = parse();
        List<Problem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (AccessKey key : keys) {
            if (!NAME.matcher(key.name()).matches()) {
                problems.add(problem("the name '" + key.name() + "' is not of letters, digits, _ . -"));
            }
            if (!names.add(key.name())) {
                problems.add(problem("'" + key.name() + "' is there twice"));
            }
            if (!FINGERPRINT.matcher(key.sha256()).matches()) {
                problems.add(problem("the sha256 of '" + key.name() + "' is not of 64 small hexadecimal digits;"
                        + " whence key makes a key and its entry"));
            }
            if (key.perMinute() < 0) {
                problems.add(problem("per_minute of '" + key.name() + "' is below 0"));
            }
        }
        return checked(keys, problems);
    }

    /** The same, if no key names a domain or a dimension that the hub does not know. */
    public AccessKeys read(Set<String> domains, Set<String> dimensions) {
        List<AccessKey> keys = read();
        List<Problem> problems = new ArrayList<>();
        for (AccessKey key : keys) {
            key.domains().stream()
                    .filter(domain -> !domains.contains(domain))
                    .forEach(domain -> problems.add(unknown(key, "domain", domain, domains)));
            key.rows().keySet().stream()
                    .filter(dimension -> !dimensions.contains(dimension))
                    .forEach(dimension -> problems.add(unknown(key, "dimension", dimension, dimensions)));
        }
        return new AccessKeys(checked(keys, problems));
    }

    /** Adds a key to the file, which is made where it is not there. Fails with CONFIG where the name is taken. */
    public void add(AccessKey key) {
        if (!NAME.matcher(key.name()).matches()) {
            throw WhenceException.config("the name of a key is of letters, digits, _ . -, not '" + key.name() + "'");
        }
        if (read().stream().anyMatch(known -> known.name().equals(key.name()))) {
            throw WhenceException.config("'" + key.name() + "' has a key already; remove it from " + path + " first");
        }
        try {
            String begin = Files.exists(path)
                    ? ends()
                    : "# Who may use this hub. Only fingerprints of keys are kept.\nkeys:\n";
            Files.writeString(path, begin + text(key), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw WhenceException.config("cannot write " + path + ": " + e.getMessage());
        }
    }

    private String ends() throws IOException {
        return Files.readString(path).endsWith("\n") ? "" : "\n";
    }

    private static String text(AccessKey key) throws JsonProcessingException {
        ObjectMapper flow = new ObjectMapper();
        StringBuilder text = new StringBuilder();
        text.append("  - name: ").append(key.name()).append('\n');
        text.append("    sha256: ").append(key.sha256()).append('\n');
        text.append("    role: ")
                .append(key.role().name().toLowerCase(Locale.ROOT))
                .append('\n');
        if (!key.domains().isEmpty()) {
            text.append("    domains: ")
                    .append(flow.writeValueAsString(key.domains()))
                    .append('\n');
        }
        if (!key.rows().isEmpty()) {
            text.append("    rows: ")
                    .append(flow.writeValueAsString(key.rows()))
                    .append('\n');
        }
        if (key.perMinute() > 0) {
            text.append("    per_minute: ").append(key.perMinute()).append('\n');
        }
        return text.toString();
    }

    private List<AccessKey> parse() {
        try {
            Content content = YAML.readValue(path.toFile(), Content.class);
            return content == null || content.keys() == null
                    ? List.of()
                    : content.keys().stream().map(Entry::key).toList();
        } catch (JsonProcessingException e) {
            throw WhenceException.config(List.of(problem(what(e))));
        } catch (IOException e) {
            throw WhenceException.config("cannot read " + path + ": " + e.getMessage());
        }
    }

    private static String what(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return "unknown field '" + unknown.getPropertyName() + "'"
                    + NearestName.hint(unknown.getPropertyName(), known);
        }
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == Role.class) {
            return "a role is one of " + Arrays.toString(Role.values()).toLowerCase(Locale.ROOT) + ", not '"
                    + wrong.getValue() + "'";
        }
        return e.getOriginalMessage();
    }

    private List<AccessKey> checked(List<AccessKey> keys, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return keys;
    }

    private Problem unknown(AccessKey key, String what, String name, Set<String> known) {
        return problem(
                "the " + what + " '" + name + "' of '" + key.name() + "' is not known" + NearestName.hint(name, known));
    }

    private Problem problem(String message) {
        return new Problem(file(), 0, 0, message);
    }

    private String file() {
        return path.getFileName().toString();
    }
}
