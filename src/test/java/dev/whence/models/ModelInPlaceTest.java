package dev.whence.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.question.Answer;
import dev.whence.question.AskRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that says nothing of Whence's own, over files with the oddities that files have. */
class ModelInPlaceTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2024-04-01T00:00:00");

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void files() throws IOException {
        model = Files.writeString(folder.resolve("rides.yaml"), RideModel.YAML);
        Files.writeString(folder.resolve("Trips.csv"), RideModel.TRIPS);
        Files.writeString(folder.resolve("stations.tsv"), RideModel.STATIONS.replace(',', '\t'));
    }

    @Test
    void sumsOfMoneyAreExactAndCodesKeepTheirZeros() {
        try (AskableModel rides = open()) {
            assertThat(ask(rides, "total fares").value()).contains(new BigDecimal("12.3"));
            assertThat(ask(rides, "total fares by zip code").rows())
                    .containsExactly(List.of("01234", new BigDecimal("0.6")), List.of("99000", new BigDecimal("11.7")));
        }
    }

    @Test
    void countsMeansAndMediansComeFromTheExpressions() {
        try (AskableModel rides = open()) {
            assertThat(ask(rides, "How many rides were there in March 2024?").value())
                    .contains(3L);
            assertThat(ask(rides, "average duration").value()).contains(22.0);
            assertThat(ask(rides, "median duration").value()).contains(20.0);
            assertThat(ask(rides, "Which station had the most rides?").rows().get(0))
                    .contains("A");
        }
    }

    @Test
    void aMetricWithoutADateIsToldWithoutPeriodsAndRefusedForThem() {
        try (AskableModel rides = open()) {
            assertThat(ask(rides, "total capacity").value()).contains(70L);
            Answer refused = ask(rides, "total capacity last month");
            assertThat(refused.kind()).isEqualTo("refuse");
            assertThat(refused.answer()).contains("has no date");
        }
    }

    @Test
    void whereTwoDatesMayBeMeantTheAnswerSaysSo() throws IOException {
        Files.writeString(model, RideModel.YAML.replace("is_time: false", "is_time: true"));
        try (AskableModel rides = open()) {
            Answer answer = ask(rides, "rides last month");
            assertThat(answer.answer()).contains("dated by started, not by paid");
            assertThat(answer.confidence()).isLessThan(0.7);
            assertThat(ask(rides, "rides paid in February 2024").value()).contains(4L);
        }
    }

    @Test
    void whatCannotBeComputedIsLeftOutWithItsLineAndTheRestAnswers() throws IOException {
        Files.writeString(
                model,
                RideModel.YAML
                        + """
                              - {name: tips, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(trips.tipp)}]}}
                              - {name: cube, expression: {dialects: [{dialect: MDX, expression: "[Measures].[x]"}]}}
                              - {name: wrong, expression: {dialects: [{dialect: ANSI_SQL, expression: SUM(trips.fare}]}}
                        """);
        try (AskableModel rides = open()) {
            int line = (int) RideModel.YAML.lines().count();
            assertThat(rides.leftOut())
                    .extracting(Problem::toString)
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("rides.yaml:" + (line + 1))
                            .contains("there is no column 'tipp' in Trips.csv; did you mean 'tip'?"))
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("rides.yaml:" + (line + 2))
                            .contains("is in MDX alone"))
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("rides.yaml:" + (line + 3))
                            .contains("metric wrong is left out"));
            assertThat(ask(rides, "tips").kind()).isEqualTo("refuse");
            assertThat(ask(rides, "total fares").kind()).isEqualTo("value");
        }
    }

    @Test
    void aDatasetWithoutAFileSaysWhatWasLookedForAndWhatIsThere() throws IOException {
        Files.move(folder.resolve("stations.tsv"), folder.resolve("station.tsv"));
        try (AskableModel rides = open()) {
            assertThat(rides.leftOut()).extracting(Problem::message).anySatisfy(problem -> assertThat(problem)
                    .contains("stations.csv", "stations.parquet")
                    .contains("there are station.tsv, Trips.csv")
                    .contains("did you mean 'station'?"));
            assertThat(ask(rides, "total fares").kind()).isEqualTo("value");
            assertThat(ask(rides, "total fares by district").kind()).isEqualTo("refuse");
        }
    }

    @Test
    void aRelationshipToRowsThatAreThereTwiceIsNotFollowed() throws IOException {
        Files.writeString(
                folder.resolve("stations.tsv"), (RideModel.STATIONS + "A,again,South,99000,1\n").replace(',', '\t'));
        try (AskableModel rides = open()) {
            assertThat(rides.leftOut()).extracting(Problem::message).anySatisfy(problem -> assertThat(problem)
                    .contains("stations has several rows with the same id"));
            assertThat(ask(rides, "total fares").value()).contains(new BigDecimal("12.3"));
            assertThat(ask(rides, "total fares by district").kind()).isEqualTo("refuse");
        }
    }

    @Test
    void theSqlOfAModelReadsNothingElseOnThisMachine() throws IOException {
        Path secret = Files.writeString(folder.resolveSibling("secret.csv"), "a\n1\n");
        Files.writeString(
                model,
                RideModel.YAML.replace(
                        "expression: fare}", "expression: \"(select a from read_csv('" + secret + "'))\"}"));
        try (AskableModel rides = open()) {
            assertThat(rides.leftOut()).extracting(Problem::message).anySatisfy(problem -> assertThat(problem)
                    .contains("field trips.fare is left out"));
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void aFolderThatIsNotThereAndAFileThatIsNoModelFail() throws IOException {
        assertThatThrownBy(() -> AskableModel.open(model, new DataFolder(folder.resolve("nowhere")), "rides"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("no folder");
        Files.writeString(model, "semantic_model:\n  - name: x\n    datasets: [\n");
        assertThatThrownBy(this::open).isInstanceOf(WhenceException.class).hasMessageMatching("(?s)rides.yaml:\\d+.*");
    }

    @Test
    void aModelOfWhichNothingCanBeComputedFailsWithEveryReason() throws IOException {
        Files.delete(folder.resolve("Trips.csv"));
        Files.delete(folder.resolve("stations.tsv"));
        assertThatThrownBy(this::open)
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("it holds no such file at all")
                .hasMessageContaining("no metric of the model can be computed");
    }

    private AskableModel open() {
        return AskableModel.open(model, new DataFolder(folder), "rides");
    }

    private static Answer ask(AskableModel rides, String question) {
        return rides.ask(new AskRequest(question, Optional.empty(), NOW));
    }
}
