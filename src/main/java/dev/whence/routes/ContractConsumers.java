package dev.whence.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestOpenApiConsumerFactory;

/**
 * Serves the contract over platform-http and sees to it that every error leaves as a problem detail, also those that
 * are found before a route runs: an unknown path, a wrong method, a body that is too large.
 */
public final class ContractConsumers implements RestOpenApiConsumerFactory {
    private final ObjectMapper json;

    public ContractConsumers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Consumer createConsumer(
            CamelContext context,
            Processor processor,
            String contextPath,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        ProblemAnswers answers = new ProblemAnswers(processor, json);
        for (VertxPlatformHttpRouter router : context.getRegistry().findByType(VertxPlatformHttpRouter.class)) {
            router.route().failureHandler(failed -> refuse(failed, answers));
        }
        return context.getComponent("platform-http", PlatformHttpComponent.class)
                .createConsumer(context, answers, contextPath, configuration, parameters);
    }

    private static void refuse(RoutingContext failed, ProblemAnswers answers) {
        if (failed.response().ended()) {
            return;
        }
        int status = failed.statusCode() < 400 ? 500 : failed.statusCode();
        failed.response()
                .setStatusCode(status)
                .putHeader("Content-Type", ProblemDetail.MEDIA_TYPE)
                .end(answers.text(ProblemAnswers.standard(status, "")));
    }
}
