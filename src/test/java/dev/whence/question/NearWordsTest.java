package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.nodes.CustomerNode;
import dev.whence.nodes.InventoryNode;
import dev.whence.nodes.ProductNode;
import dev.whence.nodes.RevenueNode;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Words that nobody knows, in a world where nearness is given: the first number is how near to revenue, the second to orders. */
class NearWordsTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2018-09-03T09:00:00");
    private static final Map<String, float[]> KNOWN = Map.of(
            "revenue", new float[] {1, 0, 0},
            "orders", new float[] {0, 1, 0},
            "lucre", new float[] {0.9f, 0.1f, 0.4f},
            "booty", new float[] {0.7f, 0.65f, 0.3f},
            "spoils", new float[] {0.7f, 0.2f, 0.68f},
            "kittens", new float[] {0.4f, 0.3f, 0.86f});

    private final List<String> embedded = new ArrayList<>();
    private final Questions questions = questions();

    @Test
    void aWordThatIsVeryNearToOneMeasureIsReadAsIt() {
        Answer answer = ask("What was the lucre in August 2018?");
        assertThat(answer.kind()).isEqualTo("value");
        assertThat(answer.interpretation().get("metrics")).isEqualTo(List.of("revenue"));
        assertThat(answer.confidence()).isLessThan(0.7);
        assertThat(answer.answer()).contains("'lucre' is no word of this data; it is read as 'revenue'");
    }

    @Test
    void aWordThatMayMeanSeveralThingsIsAskedBack() {
        Answer answer = ask("Booty by state in August 2018");
        assertThat(answer.kind()).isEqualTo("clarify");
        assertThat(answer.answer())
                .isEqualTo("I do not know what to make of 'Booty' here. Do you mean revenue, or orders?");
        assertThat(answer.choices())
                .extracting(Answer.Choice::question)
                .containsExactly("revenue by state in August 2018", "orders by state in August 2018");
    }

    @Test
    void aWordThatIsNotVeryNearIsAskedBackThoughNothingElseIsNear() {
        Answer answer = ask("Spoils by state in August 2018");
        assertThat(answer.kind()).isEqualTo("clarify");
        assertThat(answer.choices()).extracting(Answer.Choice::label).containsExactly("revenue");
    }

    @Test
    void whatIsFarFromEverythingIsRefused() {
        assertThat(ask("How many kittens did we have in August 2018?").kind()).isEqualTo("refuse");
    }

    @Test
    void twoWordsThatNobodyKnowsAreRefused() {
        assertThat(ask("What was the lucre of our booty in August 2018?").kind())
                .isEqualTo("refuse");
    }

    @Test
    void nothingIsEmbeddedWhileWordsAreKnown() {
        assertThat(ask("Revenue by state in August 2018").kind()).isEqualTo("table");
        assertThat(ask("What was our gross margin in May 2018?").kind()).isEqualTo("refuse");
        assertThat(embedded).isEmpty();
    }

    private Answer ask(String question) {
        return questions.ask(question, Optional.empty(), NOW);
    }

    private Questions questions() {
        SemanticModel model = SemanticModelLoader.load(Path.of("semantics/commerce.yaml"));
        Vocabulary words = CommerceQuestions.words();
        FixedNumbers shop = new FixedNumbers();
        return new Questions(
                new Understanding(
                        model,
                        () -> words,
                        Optional.empty(),
                        VerifiedReader.none(),
                        Optional.of(new NearWords(this::embed))),
                new Answering(() -> words),
                List.of(
                        new CustomerNode(shop),
                        new RevenueNode(shop, (dataset, id) -> Optional.empty()),
                        new InventoryNode(shop),
                        new ProductNode(shop)));
    }

    private List<float[]> embed(List<String> texts) {
        embedded.addAll(texts);
        return texts.stream()
                .map(text -> KNOWN.getOrDefault(text, new float[] {0, 0, -1}))
                .toList();
    }
}
