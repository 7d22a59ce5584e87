package dev.whence.question.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void whatFollowsOnAQuestionStaysBehindItInAnyOrder() {
        Runs runs = new Runs(List.of(
                question("a", ""), question("b", ""), question("c", ""), question("b2", "b"), question("b3", "b2")));

        List<List<String>> orders = IntStream.range(0, 20)
                .mapToObj(seed -> runs.shuffled(seed).stream()
                        .map(each -> each.path("id").asText())
                        .toList())
                .distinct()
                .toList();

        assertThat(orders).hasSizeGreaterThan(3).allSatisfy(order -> assertThat(order)
                .containsSubsequence("b", "b2", "b3")
                .hasSize(5));
        assertThat(runs.shuffled(7)).isEqualTo(runs.shuffled(7));
    }

    @Test
    void anAnswerThatIsNotTheSameInAllRunsIsNamedWithWhatDiffers() {
        Runs runs = new Runs(List.of());
        AtomicInteger count = new AtomicInteger();
        Asked asked = runs.noting((question, conversation, now) ->
                answer("c" + count.incrementAndGet(), question.equals("steady?") ? 1 : count.get()));

        for (int run = 0; run < 3; run++) {
            asked.ask("steady?", Optional.empty(), "");
            asked.ask("whim?", Optional.empty(), "");
        }

        assertThat(runs.differences()).containsExactly("DIFFERENT whim? in value");
    }

    private static ObjectNode question(String id, String after) {
        ObjectNode question = JSON.objectNode().put("id", id);
        return after.isEmpty() ? question : question.put("after", after);
    }

    private static JsonNode answer(String conversation, int value) {
        return JSON.objectNode()
                .put("conversation", conversation)
                .put("kind", "value")
                .put("value", value);
    }
}
