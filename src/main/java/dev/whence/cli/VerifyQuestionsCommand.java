package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.VerifiedQuestion;
import dev.whence.semantics.VerifiedQuestions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a running hub every verified question and looks whether the answers are what was verified. */
@Command(
        name = "verify-questions",
        description = {
            "Asks a running hub every question of semantics/questions, in all its words, and checks how it is understood",
            "and what the answer looks like. The column 'rules' says what the hub makes of the words without the file:",
            "the same, otherwise, or not at all."
        },
        footer = {"", "Exit codes: 0 all as verified, 1 one is not, 2 wrong usage, 3 no hub."})
final class VerifyQuestionsCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The clock of questions that name none, such as 2018-09-01T00:00:00; for data from the past.")
    private Optional<String> now = Optional.empty();

    @Option(names = "--within", paramLabel = "MS", description = "An answer that takes longer is a failure.")
    private Optional<Long> within = Optional.empty();

    @Option(names = "--strict", description = "Where the rules alone understand otherwise is a failure.")
    private boolean strict;

    @Option(
            names = "--proposals",
            description = "Lists the additions that feedback on answers proposes, and asks nothing.")
    private boolean proposals;

    @Option(
            names = "--accept",
            paramLabel = "ID",
            description = "Accepts the proposal of this feedback, and prints what to add to which file.")
    private Optional<String> accept = Optional.empty();

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    private final List<Long> took = new ArrayList<>();
    private int failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        HubClient hub = target.client();
        if (proposals || accept.isPresent()) {
            new ProposalPrinter(hub, out).print(accept);
            out.flush();
            return 0;
        }
        var semantics = target.settings().home().resolve("semantics");
        List<VerifiedQuestion> questions = VerifiedQuestions.load(
                semantics.resolve("questions"), SemanticModelLoader.load(semantics.resolve("commerce.yaml")));
        TextTable table = new TextTable(
                List.of("domain", "question", "kind", "ms", "rules", "result"),
                List.of(false, false, false, true, false, false));
        questions.forEach(question -> question.wordings().forEach(words -> table.add(row(hub, question, words))));
        table.lines().forEach(out::println);
        out.printf("%n%d asked, %d failed%s%n", took.size(), failed, Percentiles.of(took));
        out.flush();
        return failed == 0 ? 0 : FAILED;
    }

    private List<String> row(HubClient hub, VerifiedQuestion question, String words) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("question", words);
        question.now().map(Object::toString).or(() -> now).ifPresent(time -> body.put("now", time));
        long began = System.nanoTime();
        JsonNode answer = hub.post("ask", body);
        long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        took.add(ms);
        List<String> wrong = new ArrayList<>(new VerifiedAnswer(question, answer).differences());
        String rules = answer.at("/interpretation/rules").asText("").replace('_', ' ');
        if (within.filter(most -> ms > most).isPresent()) {
            wrong.add("took " + ms + " ms");
        }
        if (strict && rules.equals("otherwise")) {
            wrong.add("the rules understand it otherwise");
        }
        failed += wrong.isEmpty() ? 0 : 1;
        return List.of(
                question.domain(),
                words,
                answer.path("kind").asText(),
                String.valueOf(ms),
                rules,
                wrong.isEmpty() ? "ok" : String.join("; ", wrong));
    }
}
