package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import java.net.BindException;
import org.apache.camel.FailedToCreateRouteException;

/** Says why a hub did not start, in words that tell what to do. */
final class StartFailure {
    private StartFailure() {}

    static WhenceException explain(Exception failure, Settings settings) {
        String route = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WhenceException known) {
                return known;
            }
            if (cause instanceof BindException) {
                return WhenceException.config("port " + settings.get("whence.http.port") + " or "
                        + settings.get("whence.management.port") + " is taken by another program; stop it, or choose"
                        + " others with --set whence.http.port=N --set whence.management.port=N");
            }
            if (cause instanceof FailedToCreateRouteException || ofRoutes(String.valueOf(cause.getMessage()))) {
                route = String.valueOf(innermost(cause).getMessage());
            }
        }
        return route.isEmpty()
                ? WhenceException.bug("the hub cannot start", failure)
                : WhenceException.config("a route cannot be used: " + failure.getMessage() + ": " + route);
    }

    private static boolean ofRoutes(String message) {
        return message.contains(".camel.yaml") || message.contains("unmapped operations");
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
