package dev.whence.routes;

import dev.whence.projection.Projection;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** A route of its own for each projection that engineers added: where one is held back, the others go on. */
public final class ProjectionRoutes extends RouteBuilder {
    private final List<Projection> projections;

    public ProjectionRoutes(List<Projection> projections) {
        this.projections = List.copyOf(projections);
    }

    /** Of its route and of its subscription in the registry. */
    public static String name(Projection projection) {
        return "projection-" + projection.name();
    }

    @Override
    public void configure() {
        for (Projection projection : projections) {
            from("whence-events:" + name(projection) + "?batchSize=5000")
                    .routeId(name(projection))
                    .bean(projection, "apply");
        }
    }
}
