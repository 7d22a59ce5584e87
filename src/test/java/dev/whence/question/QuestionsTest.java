package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.semantics.MetricQuery;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionsTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2018-09-03T09:00:00");

    private final FixedNumbers shop = new FixedNumbers();
    private final Questions questions = CommerceQuestions.of(shop, Optional.empty());

    @Test
    void anAnswerCarriesItsInterpretationAndEvidence() {
        Answer answer = ask("How many orders were placed in May 2018?", Optional.empty());
        assertThat(answer.kind()).isEqualTo("value");
        assertThat(answer.value()).contains(42L);
        assertThat(answer.answer()).contains("42 orders").contains("May 2018");
        assertThat(answer.interpretation()).containsEntry("metrics", List.of("orders"));
        assertThat(answer.evidence().sql()).isNotEmpty();
        assertThat(answer.evidence().asOf().position()).isEqualTo(7);
        assertThat(answer.confidence()).isBetween(0.7, 1.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How many new customers in 2018? | customer",
                "What was the revenue in 2018? | revenue",
                "Late rate in 2018 | inventory",
                "Average review score in 2018 | product"
            })
    void theDomainOfTheMetricNamesTheNode(String question, String node) {
        assertThat(ask(question, Optional.empty()).node()).isEqualTo(node);
    }

    @Test
    void aFollowUpKeepsWhatItDoesNotSay() {
        Answer first = ask("What was the revenue in May 2018?", Optional.empty());
        ask("And by state?", Optional.of(first.conversation()));
        MetricQuery last = shop.asked().get(shop.asked().size() - 1);
        assertThat(last.metrics()).containsExactly("revenue");
        assertThat(last.dimensions()).containsExactly("state");
        assertThat(last.period())
                .hasValueSatisfying(period -> assertThat(period.label()).isEqualTo("May 2018"));
    }

    @Test
    void aQuestionThatStandsByItselfKeepsNothingOfTheOneBefore() {
        Answer first = ask("What was the revenue in SP in May 2018?", Optional.empty());
        ask("How many orders that were late were there in 2017?", Optional.of(first.conversation()));
        MetricQuery last = shop.asked().get(shop.asked().size() - 1);
        assertThat(last.filters()).extracting(MetricQuery.Filter::dimension).doesNotContain("state");
        assertThat(last.period())
                .hasValueSatisfying(period -> assertThat(period.label()).isEqualTo("2017"));
    }

    @Test
    void aPlaceInARankingIsComputedAndSaid() {
        Answer answer = ask("second best category by revenue in 2018", Optional.empty());
        assertThat(answer.kind()).isEqualTo("ranking");
        assertThat(answer.answer()).contains("highest revenue first, only number 2");
        assertThat(answer.interpretation()).containsEntry("ranking", new MetricQuery.Ranking("revenue", true, 1, 1));
    }

    @Test
    void aFragmentWithoutAConversationIsAskedBack() {
        assertThat(ask("And by state?", Optional.empty()).kind()).isEqualTo("clarify");
    }

    @Test
    void theAnswerToAQuestionBackPicksTheChoice() {
        Answer back = ask("What was the revenue in São Paulo last month?", Optional.empty());
        assertThat(back.kind()).isEqualTo("clarify");
        assertThat(back.choices())
                .extracting(Answer.Choice::label)
                .containsExactly("the state São Paulo (SP)", "the city sao paulo");
        Answer answer = ask("the city", Optional.of(back.conversation()));
        assertThat(answer.kind()).isEqualTo("value");
        assertThat(answer.answer()).contains("city is sao paulo");
    }

    @Test
    void everyOfferedChoiceIsAQuestionThatIsAnswered() {
        for (String question : List.of(
                "Show me the top products.",
                "revenue in Rio de Janeiro in 2017",
                "How many furniture items were sold in 2017?")) {
            for (Answer.Choice choice : ask(question, Optional.empty()).choices()) {
                assertThat(ask(choice.question(), Optional.empty()).kind())
                        .as(choice.question())
                        .isNotIn("clarify", "refuse");
            }
        }
    }

    @Test
    void aRefusalSaysWhatIsMissingAndWhatCanBeAsked() {
        Answer answer = ask("What was our gross margin in 2018?", Optional.empty());
        assertThat(answer.reason()).contains("not_in_data");
        assertThat(answer.missing()).containsExactly("margin");
        assertThat(answer.answer()).contains("I can answer about orders");
        assertThat(answer.value()).isEmpty();
    }

    @Test
    void whatTheModelCannotComputeIsRefusedAndNothingBreaks() {
        assertThat(ask("Number of orders by device in 2018", Optional.empty()).kind())
                .isIn("refuse", "clarify");
    }

    @Test
    void veryLongAndOddTextIsRefusedQuickly() {
        assertThat(ask("revenue ".repeat(250), Optional.empty()).kind()).isNotNull();
        assertThat(ask("\u0000\uD83D\uDE00 \u202E ???", Optional.empty()).kind())
                .isEqualTo("refuse");
    }

    private Answer ask(String question, Optional<String> conversation) {
        return questions.ask(question, conversation, NOW);
    }
}
