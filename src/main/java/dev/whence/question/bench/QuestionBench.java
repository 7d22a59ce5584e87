package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import dev.whence.projection.StarFile;
import java.io.IOException;
import java.io.PrintStream;
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
    private static final int DIFFERENT = 3;

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
            names = "--source",
            description = "Compute what is expected by each question's SQL on the source's database at this JDBC URL")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--truth",
            description =
                    "The SQL script that reads the folder, with --data (default: truth.sql beside FILE), or what stands"
                            + " before each question's SQL, with --source")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--model",
            description = "The semantic model, with --star (default: ${DEFAULT-VALUE})",
            defaultValue = "semantics/commerce.yaml")
    private Path model = Path.of("semantics/commerce.yaml");

    @Option(names = "--runs", description = "Ask all questions so many times and say which answers differ")
    private int runs = 1;

    @Option(
            names = "--shuffle",
            arity = "0..1",
            fallbackValue = "1",
            paramLabel = "SEED",
            description = "Ask in another order in each run, which follows from this number")
    private Optional<Long> shuffle = Optional.empty();

    /** Exits with 0, with 2 if an answer was wrong with a confidence of 0.7 or more, with 3 if runs differ, with 1 on failure. */
    public static void main(String[] arguments) {
        System.exit(new picocli.CommandLine(new QuestionBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<ObjectNode> questions = questions();
        if (star.isPresent()) {
            try (StarFile open = StarFile.open(star.get())) {
                return run(questions, new LocalAsked(open, model), System.out);
            }
        }
        return run(questions, new RestAsked(url.orElse("http://127.0.0.1:8080")), System.out);
    }

    /** Prints the score of the first run, and what is not the same in all. */
    private int run(List<ObjectNode> questions, Asked asked, PrintStream out) {
        Runs all = new Runs(questions);
        boolean surelyWrong = false;
        for (int run = 0; run < runs; run++) {
            int number = run;
            List<ObjectNode> ordered =
                    shuffle.map(seed -> all.shuffled(seed + number)).orElse(questions);
            Score score = run(ordered, all.noting(asked));
            if (run == 0) {
                score.print(out);
            } else {
                out.printf(
                        "run %d: %d right, %d wrong, %d refused%n",
                        run + 1, score.count(Verdict.RIGHT), score.count(Verdict.WRONG), score.count(Verdict.REFUSED));
            }
            surelyWrong |= score.surelyWrong() > 0;
        }
        all.differences().forEach(out::println);
        if (runs > 1) {
            out.printf(
                    "%d questions in %d runs: %d answered differently%n",
                    questions.size(), runs, all.differences().size());
        }
        return surelyWrong ? SURELY_WRONG : all.differences().isEmpty() ? 0 : DIFFERENT;
    }

    private List<ObjectNode> questions() throws IOException {
        List<ObjectNode> questions = new ArrayList<>();
        new YAMLMapper().readTree(file.toFile()).forEach(question -> questions.add((ObjectNode) question));
        if (source.isPresent()) {
            try (Truth known = Truth.ofSource(
                    source.get(), truth.orElseThrow(() -> WhenceException.badData("--source needs --truth FILE")))) {
                return questions.stream().map(known::complete).toList();
            }
        }
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
