package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.WhenceException;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.question.reading.VerifiedReader.Verified;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.VerifiedQuestion;
import dev.whence.semantics.VerifiedQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedQuestionsTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2018-09-03T09:00:00");
    private static final Path MODEL = Path.of("semantics/commerce.yaml");
    private static final SemanticModel COMMERCE = SemanticModelLoader.load(MODEL);
    private static final Vocabulary WORDS =
            new VocabularyReader(COMMERCE, ValueNames.beside(MODEL), new FixedNumbers()).read();
    private static final String SOLD_IN_STATES =
            """
            questions:
              - question: How much did the best 5 categories make in Bahia in May 2018?
                interpretation:
                  metrics: [revenue]
                  dimensions: [category]
                  filters: [{dimension: state, values: [BA]}]
                  period: May 2018
                  ranking: {limit: 5}
                shape: {kind: ranking}
            """;

    @TempDir
    private Path folder;

    @Test
    void everyWordingOfTheHubsOwnQuestionsIsRecognised() {
        List<VerifiedQuestion> questions = VerifiedQuestions.load(Path.of("semantics/questions"), COMMERCE);
        VerifiedReader reader = new VerifiedReader(Lexicon.english(), questions);
        assertThat(questions).hasSizeGreaterThan(15);
        questions.stream().filter(VerifiedQuestionsTest::ofDataThatIsThere).forEach(question -> assertThat(
                        question.wordings())
                .allSatisfy(words -> assertThat(reader.read(words, NOW, WORDS))
                        .map(Verified::question)
                        .contains(question)));
    }

    private static boolean ofDataThatIsThere(VerifiedQuestion question) {
        return question.meaning().stream()
                .flatMap(meaning -> meaning.query().members().stream())
                .allMatch(members -> WORDS.findMetric(
                                ((Members.OfSet) members).set().metric())
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How much did the best 5 categories make in Bahia in May 2018?",
                "how much did our best 3 categories make in Ceará, June 2018",
                "How much do the best 3 categories make in CE in june 2018 ?"
            })
    void theSameWordsWithAnotherPeriodValueOrNumberAreRecognised(String question) throws IOException {
        boolean own = question.contains("Bahia");
        assertThat(read(SOLD_IN_STATES, question)).hasValueSatisfying(found -> {
            assertThat(found.query().filters()).containsExactly(Filter.in("state", own ? "BA" : "CE"));
            assertThat(found.query().period().orElseThrow().label()).isEqualTo(own ? "May 2018" : "June 2018");
            assertThat(found.query().ranking().orElseThrow().limit()).isEqualTo(own ? 5 : 3);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How much did the worst 5 categories make in Bahia in May 2018?",
                "How much did the best 5 categories make in May 2018?",
                "How much did the best 5 sellers make in Bahia in May 2018?",
                "How much did the best 5 categories make in Bahia in May 2030?"
            })
    void otherWordsAreNot(String question) throws IOException {
        assertThat(read(SOLD_IN_STATES, question)).isEmpty();
    }

    @Test
    void anAnswerSaysThatItsQuestionIsVerified() {
        Answer answer = questions().ask("What was the revenue in may 2018?", Optional.empty(), NOW);
        assertThat(answer.verified()).isTrue();
        assertThat(answer.confidence()).isEqualTo(0.99);
        assertThat(answer.interpretation())
                .containsEntry("verified", "What was our revenue last month?")
                .containsEntry("rules", "same");
        assertThat(questions().ask("orders in May 2018", Optional.empty(), NOW).verified())
                .isFalse();
    }

    @Test
    void aFollowUpKeepsWhatAVerifiedQuestionMeant() {
        Questions questions = questions();
        Answer first = questions.ask("What was our revenue last month?", Optional.empty(), NOW);
        Answer next = questions.ask("and by state?", Optional.of(first.conversation()), NOW);
        assertThat(next.answer()).contains("by state").contains("August 2018");
    }

    @Test
    void mistakesInAFileAreToldByLine() {
        assertThatThrownBy(() -> read(
                        """
                                questions:
                                  - question: How much?
                                    interpretation: {metrics: [revenu], dimensions: [stat], period: whenever}
                                    shape: {kind: number}
                                """,
                        "How much?"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("revenue.yaml:3:")
                .hasMessageContaining("no metric 'revenu'")
                .hasMessageContaining("no dimension 'stat'")
                .hasMessageContaining("'number' is no kind of answer");
        assertThatThrownBy(() -> read(SOLD_IN_STATES.replace("period: May 2018", "period: whenever"), "x"))
                .hasMessageContaining("'whenever' is no period");
    }

    private static Questions questions() {
        return CommerceQuestions.of(new FixedNumbers(), Optional.empty());
    }

    private Optional<Verified> read(String file, String question) throws IOException {
        Files.writeString(folder.resolve("revenue.yaml"), file);
        return new VerifiedReader(Lexicon.english(), VerifiedQuestions.load(folder, COMMERCE))
                .read(question, NOW, WORDS);
    }
}
