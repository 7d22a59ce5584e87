package dev.whence.models;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that a hub has beside its own. It is read again, while the former reading serves, when its data may have changed.
 * Thread-safe.
 */
public final class Mount {
    private static final Logger LOG = LoggerFactory.getLogger(Mount.class);
    private static final long REST = Duration.ofSeconds(5).toNanos();
    /** Longer than any question takes. */
    private static final long LAST_QUESTIONS = Duration.ofMinutes(2).toNanos();

    private final String name;
    private final Path file;
    private final Map<String, String> environment;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long lookedAt = System.nanoTime();
    private volatile String version = "";
    private volatile Optional<AskableModel> model = Optional.empty();
    private volatile List<String> problems = List.of();
    private Optional<AskableModel> former = Optional.empty();
    private long replacedAt;

    Mount(String name, Path file, Map<String, String> environment) {
        this.name = name;
        this.file = file;
        this.environment = environment;
    }

    public String name() {
        return name;
    }

    /** Empty where it is not read yet, or cannot be. */
    public Optional<AskableModel> model() {
        return model;
    }

    /** What of it cannot be asked, or why all of it cannot. */
    public List<String> problems() {
        return problems;
    }

    /** Whether it is time to look whether the data has changed; true for one caller at a time. */
    boolean due() {
        return System.nanoTime() - lookedAt > REST && looking.compareAndSet(false, true);
    }

    /** Reads the model and its data if they may have changed. What goes wrong is told, and the former reading stays. */
    synchronized void look() {
        if (System.nanoTime() - replacedAt > LAST_QUESTIONS) {
            closeFormer();
        }
        try {
            MountFile said = MountFile.read(file, environment);
            DataPlace place = said.place();
            String now = place.version();
            if (!now.equals(version)) {
                AskableModel read = AskableModel.open(said.model(), place, name);
                closeFormer();
                former = model;
                replacedAt = System.nanoTime();
                model = Optional.of(read);
                version = now;
                tell(read.leftOut().stream().map(Problem::toString).toList());
            }
        } catch (WhenceException wrong) {
            tell(List.of(wrong.getMessage()));
        } finally {
            lookedAt = System.nanoTime();
            looking.set(false);
        }
    }

    private void tell(List<String> found) {
        List<String> fresh = new ArrayList<>(found);
        fresh.removeAll(problems);
        fresh.forEach(problem -> LOG.warn("models/{}: {}", file.getFileName(), problem));
        problems = List.copyOf(found);
    }

    private void closeFormer() {
        former.ifPresent(AskableModel::close);
        former = Optional.empty();
    }

    synchronized void close() {
        closeFormer();
        model.ifPresent(AskableModel::close);
    }
}
