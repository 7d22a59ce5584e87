package dev.whence.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file {@code models/NAME.yaml} of a home folder: which model it is and where its data is. */
final class MountFile {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(file:)?([^}]+)}");
    private static final long ROWS = 5_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Path file;
    private final Map<String, String> environment;
    private final Content content;

    private MountFile(Path file, Map<String, String> environment, Content content) {
        this.file = file;
        this.environment = environment;
        this.content = content;
    }

    /** What it says; {@code ${NAME}} stands for a variable of the environment, {@code ${file:PATH}} for what a file holds. */
    private record Content(
            String model, String data, String jdbc, String schema, String user, String password, Long rows) {}

    /** Fails with CONFIG, naming the file and the line. */
    static MountFile read(Path file, Map<String, String> environment) {
        try {
            Content content = YAML.readValue(file.toFile(), Content.class);
            MountFile mount = new MountFile(file, environment, content);
            mount.check();
            return mount;
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw WhenceException.config(List.of(new Problem(name(file), line, 1, what(wrong))));
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read " + file + ": " + unreadable.getMessage());
        }
    }

    private static String what(JsonProcessingException wrong) {
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            return "there is no key '" + unknown.getPropertyName() + "'"
                    + NearestName.hint(unknown.getPropertyName(), known);
        }
        return wrong.getOriginalMessage();
    }

    private void check() {
        if (content == null || content.model() == null) {
            throw problem("it needs 'model', the Ossie file; its path may be relative to this file");
        }
        if ((content.data() == null) == (content.jdbc() == null)) {
            throw problem("it needs either 'data', a folder, or 'jdbc', the address of a PostgreSQL");
        }
    }

    private WhenceException problem(String message) {
        return WhenceException.config(List.of(new Problem(name(file), 0, 0, message)));
    }

    private static String name(Path file) {
        return "models/" + file.getFileName();
    }

    Path model() {
        return file.resolveSibling(text(content.model())).normalize();
    }

    DataPlace place() {
        if (content.data() != null) {
            return new DataFolder(file.resolveSibling(text(content.data())));
        }
        return new PostgresSchema(
                new PostgresSchema.Access(
                        text(content.jdbc()),
                        Optional.ofNullable(content.schema()),
                        content.user() == null ? "" : text(content.user()),
                        content.password() == null ? "" : text(content.password()),
                        content.rows() == null ? ROWS : content.rows(),
                        PATIENCE),
                FRESH);
    }

    private String text(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? variable(found.group(2)) : held(found.group(2))));
    }

    private String held(String secret) {
        try {
            return Files.readString(file.resolveSibling(secret)).strip();
        } catch (IOException unreadable) {
            throw problem("cannot read the file " + secret);
        }
    }

    private String variable(String name) {
        if (!environment.containsKey(name)) {
            throw problem("the environment has no " + name);
        }
        return environment.get(name);
    }
}
