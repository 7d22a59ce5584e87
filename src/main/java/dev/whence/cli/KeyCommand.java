package dev.whence.cli;

import dev.whence.access.AccessFile;
import dev.whence.access.AccessKey;
import dev.whence.access.AccessKey.Role;
import dev.whence.access.AccessKeys;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives somebody access. */
@Command(
        name = "key",
        description = {
            "Makes a key for a hub that others reach, prints it once, and adds its fingerprint to access.yaml in the home"
                    + " folder. The hub takes it from its next start on.",
            "To take a key away, remove its entry and restart the hub."
        },
        footer = {"", "Exit codes: 0 made, 2 wrong usage, 3 name taken."})
final class KeyCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Whose key it is, such as controlling.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "asks",
            description =
                    "asks (questions and events), engineer (connectors, dead letters, sending events too) or admin"
                            + " (personal data too); default: asks.")
    private Role role = Role.ASKS;

    @Option(
            names = "--domain",
            paramLabel = "DOMAIN",
            description = "Only questions about this: customer, revenue, inventory or product. May be repeated.")
    private Set<String> domains = new LinkedHashSet<>();

    @Option(
            names = "--rows",
            paramLabel = "DIMENSION=VALUE",
            description = "Only rows with this value, such as state=SP. May be repeated with other dimensions.")
    private Map<String, String> rows = new LinkedHashMap<>();

    @Option(
            names = "--per-minute",
            paramLabel = "N",
            defaultValue = "0",
            description = "At most so many calls a minute; default: any number.")
    private int perMinute;

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String key = AccessKeys.fresh();
        Map<String, List<String>> values = new LinkedHashMap<>();
        rows.forEach((dimension, value) -> values.put(dimension, List.of(value)));
        AccessFile file = new AccessFile(configured.settings().home());
        file.add(new AccessKey(name, AccessKeys.fingerprint(key), role, domains, values, perMinute));
        PrintWriter out = spec.commandLine().getOut();
        out.println(key);
        out.println(
                "Keep it: it is shown only here. Callers send it as `Authorization: Bearer KEY`, commands read it from"
                        + " WHENCE_KEY, the console asks for it.");
        out.flush();
    }
}
