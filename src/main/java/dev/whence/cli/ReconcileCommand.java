package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what the hub says with what SQL on the source's own tables gives. */
@Command(
        name = "reconcile",
        description = {
            "Compares what a running hub says with what SQL on the source's own tables gives.",
            "Both are read as of the same place in the source's log, so they are equal while the source is written to."
        },
        footer = {"", "Exit codes: 0 equal, 1 different, 2 wrong usage, 3 no hub."})
final class ReconcileCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final int SHOWN = 5;

    @Parameters(paramLabel = "CONNECTOR", defaultValue = "shop", description = "Its name (default: ${DEFAULT-VALUE}).")
    private String connector = "shop";

    @Option(names = "--tries", paramLabel = "N", defaultValue = "3", description = "At most so often (default: 3).")
    private int tries = 3;

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        HubClient hub = target.client();
        JsonNode report = compare(hub);
        for (int tried = 1; tried < tries && !report.path("equal").asBoolean(); tried++) {
            report = compare(hub);
        }
        PrintWriter out = spec.commandLine().getOut();
        print(report, out);
        out.flush();
        return report.path("equal").asBoolean() ? 0 : DIFFERENT;
    }

    private JsonNode compare(HubClient hub) {
        return hub.post("connectors/" + connector + "/reconcile", JsonNodeFactory.instance.objectNode());
    }

    private void print(JsonNode report, PrintWriter out) {
        TextTable table =
                new TextTable(List.of("what", "by", "values", "differences"), List.of(false, false, true, true));
        for (JsonNode check : report.path("checks")) {
            table.add(List.of(
                    check.path("what").asText(),
                    check.path("by").asText(),
                    check.path("values").asText(),
                    String.valueOf(check.path("differences").size())));
        }
        table.lines().forEach(out::println);
        for (JsonNode check : report.path("checks")) {
            differences(check, out);
        }
        out.println();
        out.printf(
                "%s: %s values compared, %s%n",
                connector,
                report.path("values").asText(),
                report.path("equal").asBoolean() ? "all equal" : "not all equal");
    }

    private static void differences(JsonNode check, PrintWriter out) {
        JsonNode differences = check.path("differences");
        for (int i = 0; i < Math.min(SHOWN, differences.size()); i++) {
            JsonNode difference = differences.get(i);
            out.printf(
                    "%n%s by %s, %s: source %s, hub %s",
                    check.path("what").asText(),
                    check.path("by").asText(),
                    difference.path("key").asText(),
                    difference.path("source").asText("nothing"),
                    difference.path("hub").asText("nothing"));
        }
        if (!differences.isEmpty()) {
            out.println(differences.size() > SHOWN ? "\n... and " + (differences.size() - SHOWN) + " more" : "");
        }
    }
}
