package dev.whence;

import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.routes.ProjectionRoutes;
import dev.whence.routes.ProjectionSubscription;
import dev.whence.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;

/** The projections beside the star that questions are computed on. */
final class FurtherProjections implements AutoCloseable {
    private static final int MEGABYTES = 64;

    private final List<Projection> all;

    FurtherProjections(List<ProjectionFiles> files, Path data) {
        this.all = files.stream()
                .map(each -> Projection.open(each, new ProjectionSettings(data, MEGABYTES, 1)))
                .toList();
    }

    List<Projection> all() {
        return all;
    }

    void bind(Main camel, Store store) {
        for (Projection projection : all) {
            camel.bind(
                    ProjectionRoutes.name(projection),
                    new ProjectionSubscription(projection, store.reader(), store.watcher()));
        }
        camel.configure().addRoutesBuilder(new ProjectionRoutes(all));
    }

    @Override
    public void close() {
        all.forEach(Projection::close);
    }
}
