package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.models.AskableModel;
import dev.whence.question.AskRequest;
import dev.whence.routes.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running hub, or a model over data in place. */
@Command(
        name = "ask",
        description = {
            "Asks a running hub a question and prints the answer with its evidence.",
            "With --model FILE and --data DIR or --jdbc URL, asks that model over that data, without a hub."
        },
        footer = {
            "",
            "Exit codes: 0 answered, 2 wrong usage, 3 no hub or a wrong file, 4 refused or asked back.",
            "",
            "Examples:",
            "  whence ask \"What was the revenue last month?\"",
            "  whence ask --model retail.yaml --data exports \"Total sales by state\"",
            "  whence ask --model retail.yaml --jdbc jdbc:postgresql://db/shop --schema sales \"Top 5 brands by profit\""
        })
final class AskCommand implements Callable<Integer> {
    private static final int NOT_ANSWERED = 4;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "The question, in plain words.")
    private List<String> words = List.of();

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The clock of the question, such as 2018-09-01T00:00:00; for data from the past.")
    private Optional<String> now = Optional.empty();

    @Option(names = "--json", description = "Prints the answer as the REST interface gives it.")
    private boolean raw;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = model.here() ? askHere() : askHub();
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

    private JsonNode askHub() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("question", String.join(" ", words));
        now.ifPresent(time -> body.put("now", time));
        model.named().ifPresent(name -> body.put("model", name));
        return target.client().post("ask", body);
    }

    private JsonNode askHere() {
        AskRequest request = AskRequest.of(String.join(" ", words), Optional.empty(), now, Clock.systemUTC());
        try (AskableModel askable = model.open(System.getenv())) {
            PrintWriter err = spec.commandLine().getErr();
            askable.leftOut().forEach(problem -> err.println("warning: " + problem));
            err.flush();
            return Json.mapper().valueToTree(askable.ask(request));
        }
    }
}
