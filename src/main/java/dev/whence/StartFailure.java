package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import java.net.BindException;

/** Says why a hub did not start, in words that tell what to do. */
final class StartFailure {
    private StartFailure() {}

    static WhenceException explain(Exception failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WhenceException known) {
                return known;
            }
            if (cause instanceof BindException) {
                return WhenceException.config("port " + settings.get("whence.http.port") + " or "
                        + settings.get("whence.management.port") + " is taken by another program; stop it, or choose"
                        + " others with --set whence.http.port=N --set whence.management.port=N");
            }
        }
        return WhenceException.bug("the hub cannot start", failure);
    }
}
