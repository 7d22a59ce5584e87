package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a truth file with the events of a hub, both ways. */
@Command(
        name = "truth",
        mixinStandardHelpOptions = true,
        description = "Compare what really happened in a source with the events of a hub, both ways.",
        exitCodeOnExecutionException = 1)
public final class TruthBench implements Callable<Integer> {
    private static final int DIFFERENT = 2;

    @Parameters(index = "0", paramLabel = "MAPPING", description = "Which actions of the truth are which events")
    private Path mapping;

    @Parameters(index = "1", paramLabel = "TRUTH", description = "One JSON object per line: seq, action, ...")
    private Path truth;

    @Option(names = "--source", required = true, description = "The connector whose events are compared")
    private String source;

    @Option(
            names = "--url",
            description = "The hub (default: ${DEFAULT-VALUE})",
            defaultValue = "http://127.0.0.1:8080")
    private String url = "http://127.0.0.1:8080";

    @Option(names = "--show", description = "How many differences of a kind are shown", defaultValue = "20")
    private int show = 20;

    /** Exits with 0 if truth and events are equal, with 2 if they differ, with 1 on failure. */
    public static void main(String[] arguments) {
        System.exit(new picocli.CommandLine(new TruthBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        TruthMapping rules = TruthMapping.of(Files.readString(mapping));
        Comparison comparison = new Comparison(rules);
        records(truth).forEach(comparison::happened);
        new HubEvents(url).live(source).forEach(comparison::told);
        Report report = comparison.report();
        report.print(System.out, show);
        return report.isEqual() ? 0 : DIFFERENT;
    }

    private static List<JsonNode> records(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<JsonNode> records = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                records.add(json.readTree(line));
            }
        }
        return records;
    }
}
