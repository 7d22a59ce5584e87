package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.cli.WhenceCommand;
import dev.whence.event.EventType;
import dev.whence.event.Vocabulary;
import dev.whence.testing.Services;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Everything that the hub is asked and answers is itself an event. */
class TranscriptIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final SmallShop SHOP = new SmallShop().order("known");
    private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));

    @TempDir
    private static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start(
                HubHome.in(folder).shop(SHOP.database()), Services.postgres().storeDatabase(), "none");
        await().atMost(SOON)
                .until(() -> hub.ask("How many orders were placed today?")
                                .body()
                                .path("value")
                                .asInt()
                        == 1);
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    @Test
    void aQuestionAndItsAnswerAreEvents() {
        JsonNode answer = hub.ask("How many orders were placed today?").body();
        JsonNode events = eventsOf(answer, 2);
        assertThat(events.at("/0/data/question").asText()).isEqualTo("How many orders were placed today?");
        assertThat(events.at("/1/id").asText()).isEqualTo(answer.path("id").asText());
        assertThat(events.at("/1/causationId").asText())
                .isEqualTo(events.at("/0/id").asText());
        assertThat(events.at("/1/data/answer").asText())
                .isEqualTo(answer.path("answer").asText());
        assertThat(events.at("/1/data/interpretation/metrics/0").asText()).isEqualTo("orders");
        assertThat(events.at("/1/data/sql")).isNotEmpty();
        assertThat(events.findValuesAsText("narrative"))
                .containsExactly("The hub was asked about orders", "The hub answered about orders");
        events.forEach(TranscriptIT::fits);
    }

    @Test
    void whatIsAskedAboutAPersonIsNotKept() {
        JsonNode answer =
                hub.ask("What is the e-mail address of customer Ana Souza?").body();
        assertThat(answer.path("kind").asText()).isEqualTo("refuse");
        JsonNode events = eventsOf(answer, 2);
        assertThat(events.toString()).doesNotContain("Souza");
        events.forEach(TranscriptIT::fits);
    }

    @Test
    void feedbackKeepsBothSidesOfACorrection() {
        JsonNode answer = hub.ask("How many orders were placed today?").body();
        eventsOf(answer, 2);
        JsonNode receipt = hub.post(
                        "/feedback",
                        "application/json",
                        "{\"answer\":\"%s\",\"verdict\":\"wrong\",\"correction\":\"What was the revenue today?\"}"
                                .formatted(answer.path("id").asText()))
                .body();
        assertThat(receipt.path("understood").asText()).containsIgnoringCase("revenue");
        JsonNode feedback = eventsOf(answer, 3).get(2);
        assertThat(feedback.at("/causationId").asText())
                .isEqualTo(answer.path("id").asText());
        assertThat(feedback.at("/data/proposed/metrics/0").asText()).isEqualTo("orders");
        assertThat(feedback.at("/data/accepted/metrics/0").asText()).isEqualTo("revenue");
        assertThat(feedback.at("/data/difference").toString()).isEqualTo("[\"metrics\"]");
        fits(feedback);
    }

    @Test
    void whatFeedbackProposesIsVerifiedByAnEngineer() {
        JsonNode answer = hub.ask("How many sellers were active today?").body();
        eventsOf(answer, 2);
        String feedback = hub.post(
                        "/feedback",
                        "application/json",
                        "{\"answer\":\"%s\",\"verdict\":\"right\"}"
                                .formatted(answer.path("id").asText()))
                .body()
                .path("id")
                .asText();
        JsonNode proposals = hub.get("/verified-questions").body().path("proposals");
        assertThat(proposals.findValuesAsText("feedback")).contains(feedback);
        JsonNode accepted = hub.post("/verified-questions", "application/json", "{\"feedback\":\"" + feedback + "\"}")
                .body();
        assertThat(accepted.path("file").asText()).isEqualTo("semantics/questions/product.yaml");
        assertThat(accepted.path("yaml").asText())
                .contains("question: How many sellers were active today?")
                .contains("period: today");
        JsonNode verified = eventsOf(answer, 4).get(3);
        assertThat(verified.at("/data/verified/metrics/0").asText()).isEqualTo("active_sellers");
        assertThat(verified.at("/data/understood/metrics/0").asText()).isEqualTo("active_sellers");
        fits(verified);
        assertThat(hub.get("/verified-questions").body().path("proposals").findValuesAsText("feedback"))
                .doesNotContain(feedback);
        assertThat(hub.post("/verified-questions", "application/json", "{\"feedback\":\"nonsense\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void verifiedQuestionsAreAskedByACommand() {
        StringWriter out = new StringWriter();
        CommandLine line = WhenceCommand.line((settings, ready) -> {}).setOut(new PrintWriter(out));
        int code = line.execute("verify-questions", "--url", hub.address("").toString());
        assertThat(out.toString())
                .containsPattern("revenue +What was our revenue last month\\? +value +\\d+ +same +ok")
                .contains("asked, ");
        assertThat(code).as("a shop without reviews and deliveries").isEqualTo(1);
    }

    @Test
    void feedbackOnNoAnswerIsRefused() {
        String body = "{\"answer\":\"%s\",\"verdict\":\"right\"}";
        assertThat(hub.post("/feedback", "application/json", body.formatted("nonsense"))
                        .status())
                .isEqualTo(404);
        assertThat(hub.post("/feedback", "application/json", body.replace("right", "splendid"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMappingThatIsNewIsAnEvent() {
        JsonNode changed = hub.get("/subjects/mapping/shop").body();
        assertThat(changed.path("history")).hasSize(1);
        assertThat(changed.at("/state/types").toString()).contains("revenue.order.placed");
        fits(changed.at("/history/0"));
    }

    private static JsonNode eventsOf(JsonNode answer, int many) {
        String path = "/events?subject=question/" + answer.path("id").asText();
        await().atMost(SOON).until(() -> hub.get(path).body().path("events").size() == many);
        return hub.get(path).body().path("events");
    }

    private static void fits(JsonNode event) {
        assertThat(VOCABULARY.problems(new EventType(event.path("type").asText()), event.path("data")))
                .isEmpty();
    }
}
