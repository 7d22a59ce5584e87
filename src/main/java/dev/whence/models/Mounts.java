package dev.whence.models;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of the folder {@code models} of a home folder, each by the name of its file. They are read in the background;
 * one that cannot be read is told in the log and keeps nothing else from working. Thread-safe.
 */
public final class Mounts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mounts.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,40}");

    private final Map<String, Mount> mounts = new LinkedHashMap<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "models");
        thread.setDaemon(true);
        return thread;
    });

    private Mounts() {}

    /** Finds the files and begins to read them. Fails with CONFIG if the folder cannot be listed. */
    public static Mounts in(Path folder, Map<String, String> environment) {
        Mounts all = new Mounts();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .forEach(file -> all.add(file, environment));
            } catch (IOException unreadable) {
                throw WhenceException.config("cannot read the folder " + folder + ": " + unreadable.getMessage());
            }
        }
        all.mounts.values().forEach(mount -> all.background.execute(mount::look));
        return all;
    }

    private void add(Path file, Map<String, String> environment) {
        String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        if (NAME.matcher(name).matches()) {
            mounts.put(name, new Mount(name, file, environment));
        } else {
            LOG.warn(
                    "models/{} is passed over: the name of a model is of small letters, digits, _ and -",
                    file.getFileName());
        }
    }

    public Set<String> names() {
        return mounts.keySet();
    }

    public Collection<Mount> all() {
        return mounts.values();
    }

    /** Empty if there is none of this name. Its data is looked at again in the background. */
    public Optional<Mount> find(String name) {
        Optional<Mount> found = Optional.ofNullable(mounts.get(name));
        found.filter(Mount::due).ifPresent(mount -> background.execute(mount::look));
        return found;
    }

    @Override
    public void close() {
        background.shutdownNow();
        mounts.values().forEach(Mount::close);
    }
}
