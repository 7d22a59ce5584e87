package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running hub. */
@Command(
        name = "ask",
        description = "Asks a running hub a question and prints the answer with its evidence.",
        footer = {"", "Exit codes: 0 answered, 2 wrong usage, 3 no hub, 4 refused or asked back."})
final class AskCommand implements Callable<Integer> {
    private static final int NOT_ANSWERED = 4;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, in plain words.")
    private List<String> words = List.of();

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The clock of the question, such as 2018-09-01T00:00:00; for data from the past.")
    private Optional<String> now = Optional.empty();

    @Option(names = "--json", description = "Prints the answer as the hub sent it.")
    private boolean raw;

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("question", String.join(" ", words));
        now.ifPresent(time -> body.put("now", time));
        JsonNode answer = target.client().post("ask", body);
        PrintWriter out = spec.commandLine().getOut();
        if (raw) {
            out.println(answer.toPrettyString());
        } else {
            new AnswerPrinter(out).print(answer);
        }
        out.flush();
        String kind = answer.path("kind").asText();
        return kind.equals("refuse") || kind.equals("clarify") ? NOT_ANSWERED : 0;
    }
}
