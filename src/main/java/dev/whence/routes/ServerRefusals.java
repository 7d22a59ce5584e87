package dev.whence.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Problem details for requests that the HTTP server refuses before Camel sees them, such as a body too large. */
public final class ServerRefusals {
    private final ObjectMapper json;

    public ServerRefusals(ObjectMapper json) {
        this.json = json;
    }

    /** To be called once, when the servers of this context have started. */
    public void describe(CamelContext context) {
        for (VertxPlatformHttpRouter router : context.getRegistry().findByType(VertxPlatformHttpRouter.class)) {
            router.route().failureHandler(this::answer);
        }
    }

    private void answer(RoutingContext failed) {
        int status = failed.statusCode() < 400 ? 500 : failed.statusCode();
        if (!failed.response().ended()) {
            failed.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
                    .end(text(ProblemDetail.standard(status, "")));
        }
    }

    private String text(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }
}
