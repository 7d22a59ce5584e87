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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What declares a projection: a folder with {@code schema.sql}, and {@code apply/*.sql} that run in the order of their
 * names over each batch of events; perhaps {@code show.sql}.
 *
 * @param schema makes the empty tables
 * @param steps run for each batch in turn; they read the table {@code batch}
 * @param show a query whose rows are shown to people
 * @param version changes whenever a file does that says what is in the tables
 */
public record ProjectionFiles(
        String name, String schema, List<ProjectionStep> steps, Optional<String> show, String version) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

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
            Path show = folder.resolve("show.sql");
            return new ProjectionFiles(
                    folder.getFileName().toString(),
                    made,
                    steps,
                    Files.exists(show) ? Optional.of(Files.readString(show)) : Optional.empty(),
                    version(made, steps));
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read the projection " + folder + ": " + unreadable.getMessage());
        }
    }

    /**
     * The projections in the folder, where it is there, but for one, by name. Fails with CONFIG if a folder in it does not
     * hold one.
     */
    public static List<ProjectionFiles> allBut(String known, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().equals(known))
                    .sorted()
                    .map(ProjectionFiles::named)
                    .toList();
        } catch (IOException unreadable) {
            throw WhenceException.config("cannot read the projections in " + folder + ": " + unreadable.getMessage());
        }
    }

    private static ProjectionFiles named(Path folder) {
        if (!NAME.matcher(folder.getFileName().toString()).matches()) {
            throw WhenceException.config("the name of the projection folder " + folder
                    + " must be made of small letters, digits and hyphens");
        }
        return read(folder);
    }

    /** The types that it is for, a trailing {@code *} for any rest; empty for all. */
    public Set<String> types() {
        boolean all = steps.stream().anyMatch(step -> step.patterns().isEmpty());
        return all
                ? Set.of()
                : steps.stream().flatMap(step -> step.patterns().stream()).collect(Collectors.toUnmodifiableSet());
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
