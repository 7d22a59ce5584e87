package dev.whence.routes;

import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionRows;
import dev.whence.projection.ProjectionState;
import dev.whence.store.EmbeddingModels;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.EventReader;
import dev.whence.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how far the projections and the other subscriptions are, shows what is in one, and builds it again. Thread-safe.
 */
public final class Projections {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final List<Projection> all;
    private final EventReader reader;
    private final Subscriptions subscriptions;
    private final EmbeddingModels models;
    private final LagAge age;
    private final Set<String> rebuilding = ConcurrentHashMap.newKeySet();

    public Projections(List<Projection> all, Store store, Subscriptions subscriptions, Clock clock) {
        this.all = List.copyOf(all);
        this.reader = store.reader();
        this.models = store.embeddingModels();
        this.age = new LagAge(reader, clock);
        this.subscriptions = subscriptions;
    }

    /**
     * How far all readers of the events are.
     *
     * @param head the position of the newest event
     * @param embeddings the embedding models: the one that serves, and one that is to replace it
     */
    public record Overview(
            long head, List<View> projections, List<SubscriptionStatus> subscriptions, List<Model> embeddings) {}

    /**
     * A projection.
     *
     * @param lag how many events it is behind
     * @param lagSeconds how long the oldest of them has been waiting
     * @param rebuiltTo how far a rebuild that is going on has come
     * @param rebuilt the same as a fraction of all events
     */
    public record View(
            String name,
            long position,
            long lag,
            double lagSeconds,
            Optional<Long> rebuiltTo,
            Optional<Double> rebuilt,
            Optional<ProjectionState.Failure> failure) {}

    /** @param rebuild is started or was going on already */
    public record Begun(String name, String rebuild) {}

    public Overview list() {
        long head = reader.head();
        List<View> views = all.stream().map(each -> view(each.state(), head)).toList();
        return new Overview(head, views, subscriptions.statuses(), models.all());
    }

    private View view(ProjectionState state, long head) {
        return new View(
                state.name(),
                state.checkpoint().position(),
                state.lag(head),
                age.at(state.checkpoint().position()),
                state.rebuiltTo(),
                state.rebuiltTo().map(to -> to / (double) Math.max(1, head)),
                state.failure());
    }

    /** What a projection shows of itself; a problem for the caller where it shows nothing. */
    public ProjectionRows rows(Exchange exchange) {
        Projection projection = named(exchange);
        return projection
                .rows()
                .orElseThrow(() -> HttpProblem.notFound("The projection " + projection.name()
                        + " shows no rows; a file show.sql in its folder says which."));
    }

    private Projection named(Exchange exchange) {
        String name = new Request(exchange).pathParameter("name");
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound("There is no projection " + name + "; there is "
                        + all.stream().map(Projection::name).collect(Collectors.joining(", ")) + "."));
    }

    /** Returns at once; GET /projections tells how far it is. */
    public Begun rebuild(Exchange exchange) {
        Projection projection = named(exchange);
        String name = projection.name();
        if (!rebuilding.add(name)) {
            return new Begun(name, "running");
        }
        Thread thread = new Thread(() -> rebuildNow(projection), "rebuild-" + name);
        thread.setDaemon(true);
        thread.start();
        return new Begun(name, "started");
    }

    private void rebuildNow(Projection projection) {
        try {
            projection.rebuild(reader::textsAfter);
            LOG.info("The projection {} was built again up to position {}", projection.name(), projection.position());
        } catch (RuntimeException e) {
            LOG.error("The projection {} could not be built again: {}", projection.name(), Reasons.of(e), e);
        } finally {
            rebuilding.remove(projection.name());
        }
    }
}
