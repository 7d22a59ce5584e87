package dev.whence.cli;

import dev.whence.event.WhenceException;
import dev.whence.models.AskableModel;
import dev.whence.models.DataFolder;
import dev.whence.models.DataPlace;
import dev.whence.models.PostgresSchema;
import dev.whence.semantics.SemanticModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A semantic model and where its data is, for questions without a hub. */
final class ModelOptions {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = {
                "An Apache Ossie model to ask, with its data by --data or --jdbc; no hub is needed then.",
                "Without these, the name of a model that the hub has in models/."
            })
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Its data: CSV, TSV (.gz too) or Parquet files, each named as the table of a dataset.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = {
                "Its data: a PostgreSQL, jdbc:postgresql://HOST/DATABASE, which is only read. The user and the password",
                "are WHENCE_MODEL_USER and WHENCE_MODEL_PASSWORD, else PGUSER and PGPASSWORD, of the environment."
            })
    private Optional<String> jdbc = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "The schema of all tables (default: what the model says, else public).")
    private Optional<String> schema = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "NUMBER",
            defaultValue = "5000000",
            description = "How many rows a table of --jdbc may have (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The name of a model of the hub, if one was named. */
    Optional<String> named() {
        return model;
    }

    /** Whether the model is to be asked here, without a hub. Fails with wrong usage where the options do not fit. */
    boolean here() {
        if (data.isPresent() && jdbc.isPresent()) {
            throw wrong("Give --data or --jdbc, not both.");
        }
        boolean placed = data.isPresent() || jdbc.isPresent();
        if (placed && model.isEmpty()) {
            throw wrong("Say by --model FILE what the data means.");
        }
        if (!placed && schema.isPresent()) {
            throw wrong("--schema belongs to --jdbc.");
        }
        if (!placed && model.map(Path::of).filter(Files::isRegularFile).isPresent()) {
            throw wrong("Say where the data of " + model.get() + " is: --data DIR or --jdbc URL.");
        }
        return placed;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Fails with CONFIG where the file is no model, the data cannot be read, or nothing of it can be computed. */
    AskableModel open(Map<String, String> environment) {
        Path file = Path.of(model.orElseThrow());
        if (!Files.isRegularFile(file)) {
            throw WhenceException.config("there is no file " + file);
        }
        return AskableModel.open(
                file, place(environment), SemanticModelLoader.open(file).model().name());
    }

    private DataPlace place(Map<String, String> environment) {
        if (data.isPresent()) {
            return new DataFolder(data.get());
        }
        PostgresSchema.Access access = new PostgresSchema.Access(
                jdbc.orElseThrow(),
                schema,
                first(environment, "WHENCE_MODEL_USER", "PGUSER", "USER"),
                first(environment, "WHENCE_MODEL_PASSWORD", "PGPASSWORD"),
                rows,
                PATIENCE);
        return new PostgresSchema(access, PATIENCE);
    }

    private static String first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
