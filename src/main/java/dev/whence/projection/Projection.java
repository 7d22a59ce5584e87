package dev.whence.projection;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.store.EventText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A star in DuckDB that follows the events. Disposable: it can be built again from the first event while the old one
 * serves, and the same events always give the same rows, however they were cut into batches. Thread-safe; writers take
 * turns.
 */
public final class Projection implements Star, AutoCloseable {
    private final ProjectionFiles files;
    private final ProjectionSettings settings;
    private final ReentrantReadWriteLock swap = new ReentrantReadWriteLock();
    private final ReadTurns turns;
    private final Object writing = new Object();
    private final Object rebuilding = new Object();
    private StarStore store;
    private volatile Optional<Long> rebuiltTo = Optional.empty();
    private volatile Optional<ProjectionState.Failure> failure = Optional.empty();

    private Projection(ProjectionFiles files, ProjectionSettings settings) {
        this.files = files;
        this.settings = settings;
        this.turns = new ReadTurns(settings.threads());
        this.store = StarStore.open(files, file(""), settings);
    }

    /** Opens the projection where it stopped last, or begins it. Fails with RETRYABLE if its file is not to be had. */
    public static Projection open(ProjectionFiles files, ProjectionSettings settings) {
        return new Projection(files, settings);
    }

    public String name() {
        return files.name();
    }

    /** The types of events that it is for, a trailing {@code *} for any rest; empty for all. */
    public Set<String> types() {
        return files.types();
    }

    /** What it shows to people; empty where its files do not say. Fails with BUG where that cannot be computed. */
    public Optional<ProjectionRows> rows() {
        return files.show()
                .map(query -> read((connection, checkpoint) -> {
                    try {
                        return ProjectionRows.of(connection, checkpoint, query);
                    } catch (SQLException failed) {
                        throw WhenceException.bug(
                                "the projection " + name() + " cannot show its rows: " + DuckDbErrors.firstLine(failed),
                                failed);
                    }
                }));
    }

    /** Everything up to here is in the tables. */
    public long position() {
        return state().checkpoint().position();
    }

    /** Since here no event has changed a table, as {@link TableChanges} counts it: not beyond {@link #position}. */
    public long changed() {
        return changes().orElseThrow().newest();
    }

    public ProjectionState state() {
        swap.readLock().lock();
        try {
            return new ProjectionState(name(), store.checkpoint(), store.outdated(), rebuiltTo, failure);
        } finally {
            swap.readLock().unlock();
        }
    }

    /**
     * Applies the next events, which must be in the order of positions; only events of other types than its own may be
     * left out, unless they are the last. Those that it has seen are passed over. Does nothing while the projection is outdated: then only {@link #rebuild} mends it.
     *
     * @throws WhenceException BUG if an event cannot be applied: those before it are, and the projection stops there,
     *     which {@link #state} shows; RETRYABLE if memory or disk is short
     */
    public void apply(List<RecordedEvent> events) {
        applyTexts(events.stream().map(EventText::of).toList());
    }

    private void applyTexts(List<EventText> events) {
        synchronized (writing) {
            if (!store.outdated()) {
                try {
                    BatchCutter.apply(store, events);
                    failure = Optional.empty();
                } catch (UnfitEventException unfit) {
                    failure = Optional.of(new ProjectionState.Failure(unfit.position(), unfit.getMessage()));
                    throw WhenceException.bug(
                            "the projection " + name() + " stopped at position " + unfit.position() + ": "
                                    + unfit.getMessage(),
                            unfit);
                }
            }
        }
    }

    /**
     * Reads and applies until the head is reached, building the projection again first if its files have changed.
     *
     * @return how many events were applied
     */
    public long catchUp(EventLog log, int batch) {
        if (state().outdated()) {
            rebuild(log);
        }
        long before = position();
        for (List<EventText> next = log.after(before, batch); !next.isEmpty(); next = log.after(position(), batch)) {
            applyTexts(next);
        }
        return position() - before;
    }

    /** Builds a second star from the first event while this one serves, then puts it in its place. */
    public void rebuild(EventLog log) {
        synchronized (rebuilding) {
            StarStore next = begin();
            try {
                Rebuild.follow(log, next, to -> rebuiltTo = Optional.of(to));
                synchronized (writing) {
                    Rebuild.follow(log, next, to -> rebuiltTo = Optional.of(to));
                    replaceBy(next);
                }
            } catch (UnfitEventException unfit) {
                discard(next);
                throw WhenceException.bug(
                        "the projection " + name() + " cannot be rebuilt: it fails at position " + unfit.position()
                                + ": " + unfit.getMessage(),
                        unfit);
            } catch (RuntimeException failed) {
                discard(next);
                throw failed;
            } finally {
                rebuiltTo = Optional.empty();
            }
        }
    }

    /** As many read at once as DuckDB has threads; the others wait for their turn. */
    @Override
    public <T> T read(Reading<T> reading) {
        if (swap.getReadHoldCount() > 0) {
            return readNow(reading);
        }
        turns.await();
        try {
            return readNow(reading);
        } finally {
            turns.done();
        }
    }

    private <T> T readNow(Reading<T> reading) {
        swap.readLock().lock();
        try {
            return store.read(reading);
        } catch (SQLException failed) {
            throw WhenceException.retryable(
                    "the projection " + name() + " cannot be read now: " + DuckDbErrors.firstLine(failed), failed);
        } finally {
            swap.readLock().unlock();
        }
    }

    @Override
    public Optional<TableChanges> changes() {
        swap.readLock().lock();
        try {
            return Optional.of(store.changes());
        } finally {
            swap.readLock().unlock();
        }
    }

    @Override
    public void close() {
        synchronized (writing) {
            swap.writeLock().lock();
            try {
                store.close();
            } finally {
                swap.writeLock().unlock();
            }
        }
    }

    private StarStore begin() {
        StarStore.delete(file(".next"));
        rebuiltTo = Optional.of(0L);
        return StarStore.open(files, file(".next"), settings.ofOneThread());
    }

    private void replaceBy(StarStore next) {
        swap.writeLock().lock();
        try {
            next.close();
            store.close();
            StarStore.delete(store.file());
            Files.move(next.file(), store.file(), StandardCopyOption.ATOMIC_MOVE);
            failure = Optional.empty();
        } catch (IOException failed) {
            throw WhenceException.retryable("the rebuilt projection " + name() + " cannot take its place", failed);
        } finally {
            store = StarStore.open(files, file(""), settings);
            swap.writeLock().unlock();
        }
    }

    private static void discard(StarStore next) {
        next.close();
        StarStore.delete(next.file());
    }

    private Path file(String suffix) {
        return settings.folder().resolve(files.name() + suffix + ".duckdb");
    }
}
