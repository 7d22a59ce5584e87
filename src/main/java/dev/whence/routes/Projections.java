package dev.whence.routes;

import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionState;
import dev.whence.store.EventReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far the projections and the other subscriptions are, and builds a projection again. Thread-safe. */
public final class Projections {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final Projection projection;
    private final EventReader reader;
    private final Subscriptions subscriptions;
    private final AtomicBoolean rebuilding = new AtomicBoolean();

    public Projections(Projection projection, EventReader reader, Subscriptions subscriptions) {
        this.projection = projection;
        this.reader = reader;
        this.subscriptions = subscriptions;
    }

    /** @param head the position of the newest event */
    public record Overview(long head, List<View> projections, List<SubscriptionStatus> subscriptions) {}

    /** @param rebuiltTo how far a rebuild that is going on has come */
    public record View(
            String name,
            long position,
            long lag,
            Optional<Long> rebuiltTo,
            Optional<ProjectionState.Failure> failure) {}

    /** @param rebuild is started or was going on already */
    public record Begun(String name, String rebuild) {}

    public Overview list() {
        long head = reader.head();
        ProjectionState state = projection.state();
        View view = new View(
                state.name(), state.checkpoint().position(), state.lag(head), state.rebuiltTo(), state.failure());
        return new Overview(head, List.of(view), subscriptions.statuses());
    }

    /** Returns at once; GET /projections tells how far it is. */
    public Begun rebuild(Exchange exchange) {
        String name = new Request(exchange).pathParameter("name");
        if (!name.equals(projection.name())) {
            throw HttpProblem.notFound("There is no projection " + name + "; there is " + projection.name() + ".");
        }
        if (!rebuilding.compareAndSet(false, true)) {
            return new Begun(name, "running");
        }
        Thread thread = new Thread(this::rebuildNow, "rebuild-" + name);
        thread.setDaemon(true);
        thread.start();
        return new Begun(name, "started");
    }

    private void rebuildNow() {
        try {
            projection.rebuild(reader::after);
            LOG.info("The projection {} was built again up to position {}", projection.name(), projection.position());
        } catch (RuntimeException e) {
            LOG.error("The projection {} could not be built again: {}", projection.name(), Reasons.of(e), e);
        } finally {
            rebuilding.set(false);
        }
    }
}
