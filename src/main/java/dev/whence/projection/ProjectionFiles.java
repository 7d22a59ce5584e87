package dev.whence.projection;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What declares a projection: a folder with {@code schema.sql}, and {@code apply/*.sql} that run in the order of their
 * names over each batch of events.
 *
 * @param schema makes the empty tables
 * @param steps run for each batch in turn; they read the table {@code batch}
 * @param version changes whenever a file does
 */
public record ProjectionFiles(String name, String schema, List<ProjectionStep> steps, String version) {
    public ProjectionFiles {
        steps = List.copyOf(steps);
    }

    /** Fails with CONFIG if the folder does not hold a projection. */
    public static ProjectionFiles read(Path folder) {
        Path schema = folder.resolve("schema.sql");
        Path apply = folder.resolve("apply");
        if (!Files.isRegularFile(schema) || !Files.isDirectory(apply)) {
            throw WhenceException.config(
                    "the projection folder " + folder + " must hold a file schema.sql and a folder apply");
        }
        try (Stream<Path> files = Files.list(apply)) {
            List<ProjectionStep> steps = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                steps.add(ProjectionStep.of(file.getFileName().toString(), Files.readString(file)));
            }
            String made = Files.readString(schema);
            return new ProjectionFiles(folder.getFileName().toString(), made, steps, version(made, steps));
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read the projection " + folder + ": " + unreadable.getMessage());
        }
    }

    private static String version(String schema, List<ProjectionStep> steps) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(schema.getBytes(StandardCharsets.UTF_8));
            for (ProjectionStep step : steps) {
                digest.update((step.file() + '\n' + step.sql()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw WhenceException.bug("this Java knows no SHA-256", impossible);
        }
    }
}
