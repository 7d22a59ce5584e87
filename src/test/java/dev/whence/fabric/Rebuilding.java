package dev.whence.fabric;

import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.store.Store;
import java.nio.file.Path;

/** How fast the star is built from the first event. */
final class Rebuilding {
    private final Store store;
    private final Path folder;

    Rebuilding(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    void measure(long events, Growth growth) {
        ProjectionFiles files = ProjectionFiles.read(Path.of("projections/commerce"));
        try (Projection star = Projection.open(files, ProjectionSettings.in(folder))) {
            long begin = System.nanoTime();
            star.rebuild(store.reader()::after);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (star.position() != events) {
                throw new IllegalStateException("the star ends at " + star.position());
            }
            growth.put(events, "rebuild of the star, events/s (100,000)", "%,.0f".formatted(events / seconds));
        }
    }
}
