package dev.whence.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * No route handles an error by itself: it goes back to whoever sent the exchange. For a request that is
 * {@link ContractConsumers}, which answers it by its category ({@link ProblemDetail#of(Throwable)}); for events it is
 * {@link EventsConsumer} or capture, which hold the batch back and send it again.
 */
public final class ErrorPolicy extends RouteConfigurationBuilder {
    @Override
    public void configuration() {
        routeConfiguration().errorHandler(noErrorHandler());
    }
}
