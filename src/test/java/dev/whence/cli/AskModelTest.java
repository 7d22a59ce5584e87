package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code whence ask --model FILE --data DIR}, as docs/models.md shows it. */
class AskModelTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model;

    @BeforeEach
    void files() throws IOException {
        String page = Files.readString(Path.of("docs/models.md"));
        model = Files.writeString(folder.resolve("coffee.yaml"), block(page, "yaml"));
        Files.writeString(folder.resolve("cups.csv"), block(page, "csv"));
    }

    private static String block(String page, String language) {
        String from = page.substring(page.indexOf("```" + language + "\n") + language.length() + 4);
        return from.substring(0, from.indexOf("```"));
    }

    @Test
    void printsTheAnswerWithItsTableItsSqlAndTheRowsBehindIt() {
        assertThat(ask("--data", folder.toString(), "Total revenue by drink")).isZero();
        assertThat(out.toString())
                .contains("Total revenue by drink, over the whole history: espresso 6.6; latte 8.4.")
                .contains("rests on     5 rows of cups.csv")
                .contains("such as      (cup) = (1), (2), (3), (4), (5)")
                .contains("select");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theClockOfTheQuestionIsThatOfNow() throws IOException {
        assertThat(ask("--data", folder.toString(), "--json", "--now", "2024-06-15", "revenue last month"))
                .isZero();
        JsonNode answer = new ObjectMapper().readTree(out.toString());
        assertThat(answer.path("value").decimalValue()).isEqualByComparingTo("10.8");
        assertThat(answer.path("evidence").path("rows").path(0).path("rows").asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesWithACodeOfItsOwn() {
        assertThat(ask("--data", folder.toString(), "Total revenue by planet")).isEqualTo(4);
        assertThat(out.toString()).contains("planet").contains("I can answer about total revenue");
    }

    @Test
    void saysWhatIsMissingOfTheCommand() {
        assertThat(ask("revenue")).isEqualTo(2);
        assertThat(err.toString()).contains("--data DIR or --jdbc URL");
        assertThat(ask("--data", folder.toString(), "--jdbc", "jdbc:postgresql://x/y", "revenue"))
                .isEqualTo(2);
        assertThat(ask("--jdbc", "jdbc:mysql://x/y", "revenue")).isEqualTo(3);
        assertThat(err.toString()).contains("begins with jdbc:postgresql:");
    }

    private int ask(String... arguments) {
        CommandLine line = WhenceCommand.line((settings, ready) -> ready.run());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 3];
        all[0] = "ask";
        all[1] = "--model";
        all[2] = model.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return line.execute(all);
    }
}
