package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import dev.whence.projection.StarFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks every question of a file and says which were answered right, wrong and not at all. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = "Ask the questions of a YAML file and compare the answers with the expected ones.",
        exitCodeOnExecutionException = 1)
public final class QuestionBench implements Callable<Integer> {
    private static final int SURELY_WRONG = 2;

    @Parameters(
            paramLabel = "FILE",
            description = "Questions with id, kind, now, question, expected and, for follow-ups, after")
    private Path file;

    @Option(names = "--url", description = "Ask the hub at this address")
    private Optional<String> url = Optional.empty();

    @Option(names = "--star", description = "Ask in this process, on this DuckDB file")
    private Optional<Path> star = Optional.empty();

    @Option(
            names = "--data",
            description = "Compute what is expected by each question's SQL on the files of this folder")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--truth",
            description = "The SQL script that reads the folder, with --data (default: truth.sql beside FILE)")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--model",
            description = "The semantic model, with --star (default: ${DEFAULT-VALUE})",
            defaultValue = "semantics/commerce.yaml")
    private Path model = Path.of("semantics/commerce.yaml");

    /** Exits with 0, with 2 if an answer was wrong with a confidence of 0.7 or more, with 1 on failure. */
    public static void main(String[] arguments) {
        System.exit(new picocli.CommandLine(new QuestionBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<ObjectNode> questions = questions();
        Score score;
        if (star.isPresent()) {
            try (StarFile open = StarFile.open(star.get())) {
                score = run(questions, new LocalAsked(open, model));
            }
        } else {
            score = run(questions, new RestAsked(url.orElse("http://127.0.0.1:8080")));
        }
        score.print(System.out);
        return score.surelyWrong() == 0 ? 0 : SURELY_WRONG;
    }

    private List<ObjectNode> questions() throws IOException {
        List<ObjectNode> questions = new ArrayList<>();
        new YAMLMapper().readTree(file.toFile()).forEach(question -> questions.add((ObjectNode) question));
        if (data.isEmpty()) {
            return questions;
        }
        try (Truth known = Truth.of(truth.orElse(file.resolveSibling("truth.sql")), data.get())) {
            return questions.stream().map(known::complete).toList();
        }
    }

    /** Follow-ups are asked in the conversation of the question that they follow, which must stand before them. */
    static Score run(Iterable<? extends JsonNode> questions, Asked asked) {
        Score score = new Score();
        Judge judge = new Judge();
        Map<String, String> conversations = new HashMap<>();
        for (JsonNode question : questions) {
            Optional<String> conversation = Optional.ofNullable(question.get("after"))
                    .map(JsonNode::asText)
                    .map(conversations::get);
            JsonNode answer = asked.ask(
                    question.path("question").asText(),
                    conversation,
                    question.path("now").asText());
            if (!answer.has("kind")) {
                throw WhenceException.badData(
                        "no answer to " + question.path("id").asText() + ": " + answer);
            }
            conversations.put(
                    question.path("id").asText(), answer.path("conversation").asText());
            score.add(question, answer, judge.judge(question, answer));
        }
        return score;
    }
}
