package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.event.EventType;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.store.Checkpoints;
import dev.whence.streams.Rules;
import dev.whence.streams.StreamProcessors;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The stream processors as the settings want them. */
final class Processors {
    private static final String PREFIX = "whence.streams.";

    private Processors() {}

    /** Whether there are any: not without a bus, and not where they are switched off. */
    static boolean wanted(Settings settings) {
        String wanted = settings.get("whence.streams");
        if (!Set.of("on", "off").contains(wanted)) {
            throw WhenceException.config("whence.streams must be on or off, not '" + wanted + "'");
        }
        return wanted.equals("on") && !settings.get("whence.kafka").equals("none");
    }

    static Optional<StreamProcessors> of(Settings settings, Vocabulary vocabulary, Checkpoints checkpoints) {
        Rules rules = rules(settings);
        if (!wanted(settings)) {
            return Optional.empty();
        }
        Set<String> domains = vocabulary.types().stream().map(EventType::domain).collect(Collectors.toSet());
        return Optional.of(new StreamProcessors(settings.bus(), domains, rules, checkpoints.load("relay")));
    }

    private static Rules rules(Settings settings) {
        return new Rules(
                settings.duration(PREFIX + "session-gap"),
                settings.duration(PREFIX + "grace"),
                settings.duration(PREFIX + "cart-abandoned"),
                settings.duration(PREFIX + "hesitation"),
                settings.duration(PREFIX + "slow-page"),
                settings.decimal(PREFIX + "stock-low"),
                settings.number(PREFIX + "failures"),
                settings.duration(PREFIX + "failure-window"),
                settings.decimal(PREFIX + "failure-factor"),
                settings.decimal(PREFIX + "deviations"),
                settings.duration(PREFIX + "keep"),
                settings.duration(PREFIX + "idle"));
    }
}
