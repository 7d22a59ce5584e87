package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.HeadWatcher;
import dev.whence.store.PersonalValues;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * The live feed of events. An HTTP response that never ends cannot be the outcome of an exchange, so the HTTP server
 * writes it; the route {@code stream} decides what the reader gets. Thread-safe.
 */
public final class LiveFeed implements AutoCloseable {
    private static final int MOST = 200;
    private static final int WORKERS = 2;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(15);

    private final EventReader reader;
    private final HeadWatcher watcher;
    private final PersonalValues personal;
    private final Gate gate;
    private final ObjectMapper json;
    private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, LiveFeed::daemon);
    private final ExecutorService clock = Executors.newSingleThreadExecutor(LiveFeed::daemon);

    public LiveFeed(EventReader reader, HeadWatcher watcher, PersonalValues personal, Gate gate, ObjectMapper json) {
        this.gate = gate;
        this.personal = personal;
        this.reader = reader;
        this.watcher = watcher;
        this.json = json;
    }

    /**
     * What a request wants to follow: from the position that it names ({@code Last-Event-ID}, or {@code after}), else
     * from now on. Called by the route.
     */
    public EventFilter wanted(Exchange exchange) {
        Request request = new Request(exchange);
        EventFilter filter = EventFilters.of(request);
        if (request.header("Last-Event-ID").isPresent()) {
            return filter.after(
                    EventFilters.position(request.header("Last-Event-ID").get()));
        }
        return request.query("after").isPresent() ? filter : filter.after(reader.head());
    }

    /** Begins to answer on the server of this port; to be called once, when the server has started. */
    public void serve(CamelContext context, int port) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        ProducerTemplate route = context.createProducerTemplate();
        router.get("/events/stream").order(-1).blockingHandler(request -> open(request, route), false);
        clock.execute(this::watch);
    }

    private void open(RoutingContext request, ProducerTemplate route) {
        Exchange exchange = route.send("direct:stream", opening -> {
            request.request().headers().forEach(header -> opening.getMessage()
                    .setHeader(header.getKey(), header.getValue()));
            opening.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
            opening.getMessage().setHeader(Exchange.HTTP_PATH, request.request().path());
            opening.getMessage()
                    .setHeader(Exchange.HTTP_RAW_QUERY, request.request().query());
            gate.refuse(opening).ifPresent(problem -> {
                throw new HttpProblem(problem);
            });
        });
        if (exchange.getException() != null) {
            refuse(request, ProblemDetail.of(exchange.getException()));
        } else if (feeds.size() >= MOST) {
            refuse(request, ProblemDetail.of(503, "Try again", MOST + " readers follow the feed already."));
        } else {
            follow(exchange.getMessage().getBody(EventFilter.class), request.response());
        }
    }

    private void follow(EventFilter filter, HttpServerResponse response) {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.write("retry: 2000\n\n");
        Feed feed = new Feed(filter, response, next -> personal.events(reader.find(next)), reader::head, json, workers);
        feeds.add(feed);
        response.closeHandler(closed -> feeds.remove(feed));
        if (response.closed()) {
            feeds.remove(feed);
        }
        feed.poke();
    }

    private void refuse(RoutingContext request, ProblemDetail problem) {
        try {
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    private void watch() {
        long told = 0;
        long beaten = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (watcher.awaitBeyond(told, LOOK)) {
                    told = watcher.head();
                    feeds.forEach(Feed::poke);
                }
                if (System.nanoTime() - beaten > BEAT.toNanos()) {
                    beaten = System.nanoTime();
                    feeds.forEach(Feed::beat);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        feeds.forEach(Feed::end);
        workers.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "live-feed");
        thread.setDaemon(true);
        return thread;
    }
}
