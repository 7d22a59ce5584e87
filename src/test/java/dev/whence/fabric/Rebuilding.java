package dev.whence.fabric;

import com.sun.management.OperatingSystemMXBean;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** How fast the star is built from the first event. */
final class Rebuilding {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
            long computed = MACHINE.getProcessCpuTime();
            star.rebuild(store.reader()::textsAfter);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (star.position() != events) {
                throw new IllegalStateException("the star ends at " + star.position());
            }
            growth.put(events, "rebuild of the star, events/s (100,000)", "%,.0f".formatted(events / seconds));
            growth.put(
                    events,
                    "  CPU without that of the store, us/event",
                    "%.1f".formatted((MACHINE.getProcessCpuTime() - computed) / 1e3 / events));
        }
    }
}
