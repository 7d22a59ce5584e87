package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a person. */
@Command(
        name = "erase",
        description = {
            "Forgets a person: a running hub destroys the key of their personal data, so that nobody can read it any more,"
                    + " in the store or wherever it was sent. It cannot be undone.",
            "Numbers, orders and sums stay as they are; the person is an id in them."
        },
        footer = {"", "Exit codes: 0 forgotten, 1 not known, 2 wrong usage, 3 no hub."})
final class EraseCommand implements Runnable {
    @Parameters(paramLabel = "PERSON", description = "type/id as the mapping says, such as party/5.")
    private String person = "";

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "The connector or sender, where several know such a person.")
    private Optional<String> source = Optional.empty();

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        JsonNode erased = target.client()
                .delete("data-subjects/" + encoded(person)
                        + source.map(name -> "?source=" + encoded(name)).orElse(""));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Forgotten: %s of %s, at %s. Event %s says so.%n",
                erased.path("dataSubject").asText(),
                erased.path("source").asText(),
                erased.path("erasedAt").asText(),
                erased.path("event").asText());
        int conversations = erased.path("conversations").asInt();
        if (conversations > 0) {
            out.printf("The words of %d conversations with the hub named the person and went too.%n", conversations);
        }
        out.flush();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
