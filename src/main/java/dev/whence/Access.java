package dev.whence;

import dev.whence.access.AccessFile;
import dev.whence.access.AccessKeys;
import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import dev.whence.semantics.Metric;
import dev.whence.semantics.SemanticModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the settings say about who may use the hub. */
final class Access {
    private static final String SETTING = "whence.access";

    private Access() {}

    /**
     * The keys that are taken; empty where none is wanted. Fails with CONFIG, also where nobody would have one.
     *
     * @param mounted the names of other models, each a domain of its own
     */
    static Optional<AccessKeys> keys(Settings settings, SemanticModel model, Set<String> mounted) {
        if (!isOn(settings)) {
            return Optional.empty();
        }
        Set<String> domains = Stream.concat(model.metrics().values().stream().map(Metric::domain), mounted.stream())
                .collect(Collectors.toSet());
        AccessKeys keys =
                new AccessFile(settings.home()).read(domains, model.dimensions().keySet());
        if (keys.isEmpty()) {
            throw WhenceException.config("the hub is to listen on " + settings.get("whence.http.host")
                    + " and nobody has a key to it; make one by `whence key NAME --role admin`, or set " + SETTING
                    + "=off where something else keeps strangers out");
        }
        return Optional.of(keys);
    }

    private static boolean isOn(Settings settings) {
        return switch (settings.get(SETTING)) {
            case "on" -> true;
            case "off" -> false;
            case "auto" -> !Listening.isHereOnly(settings);
            default ->
                throw WhenceException.config(SETTING + " is auto, on or off, not '" + settings.get(SETTING) + "'");
        };
    }
}
