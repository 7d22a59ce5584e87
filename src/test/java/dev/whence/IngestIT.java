package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.TestHub.Reply;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedHub.class)
class IngestIT {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final TestHub hub;

    IngestIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void anEventIsAppendedOnceHoweverOftenItIsSent() {
        JsonNode first =
                hub.post("/events", STRUCTURED, pageViewed("once", "session/1")).body();
        JsonNode second =
                hub.post("/events", STRUCTURED, pageViewed("once", "session/1")).body();
        assertThat(first.path("appended")).hasSize(1);
        assertThat(second.path("appended")).isEmpty();
        assertThat(second.path("known").get(0).path("event"))
                .isEqualTo(first.path("appended").get(0).path("event"));
    }

    @Test
    void theSameIdWithAnotherContentIsRefused() {
        hub.post("/events", STRUCTURED, pageViewed("twice", "session/1"));
        JsonNode other = hub.post("/events", STRUCTURED, pageViewed("twice", "session/2"))
                .body();
        assertThat(other.path("refused").get(0).path("reason").asText()).contains("another content");
    }

    @Test
    void whoExpectsAnotherPositionOfTheSubjectIsToldAndNothingIsAppended() {
        hub.post("/events", STRUCTURED, pageViewed("expect-1", "session/expected"));
        long position =
                hub.get("/subjects/session/expected").body().path("position").asLong();
        String second = expecting(pageViewed("expect-2", "session/expected"), position);
        assertThat(hub.post("/events", STRUCTURED, second).body().path("appended"))
                .hasSize(1);
        Reply late = hub.post(
                "/events",
                BATCH,
                "[%s,%s]"
                        .formatted(
                                expecting(pageViewed("expect-3", "session/expected"), position),
                                pageViewed("expect-4", "session/other")));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).contains("session/expected is at position", "not " + position);
        assertThat(hub.get("/subjects/session/other").status()).isEqualTo(404);
        assertThat(hub.post("/events", STRUCTURED, second).body().path("known")).hasSize(1);
    }

    private static String expecting(String event, long position) {
        return event.replaceFirst("\\{", "{\"expectedposition\":" + position + ",");
    }

    @Test
    void whatIsWrongWithOneOfABatchDoesNotKeepTheOthersOut() {
        String batch = "[%s,%s,%s]"
                .formatted(
                        pageViewed("good", "session/3"),
                        pageViewed("misspelt", "session/3").replace("customer.page.viewed", "customer.page.viewd"),
                        "{\"id\":\"no-cloud-event\"}");
        JsonNode receipt = hub.post("/events", BATCH, batch).body();
        assertThat(receipt.path("appended").findValuesAsText("id")).containsExactly("good");
        assertThat(receipt.path("refused").findValuesAsText("id"))
                .containsExactlyInAnyOrder("misspelt", "no-cloud-event");
        assertThat(receipt.toString()).contains("did you mean 'customer.page.viewed'");
    }

    @Test
    void theAttributesMayBeInTheHeaders() {
        Reply reply = hub.send(HttpRequest.newBuilder(hub.address("/events"))
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "binary")
                .header("ce-source", "web")
                .header("ce-type", "customer.page.viewed")
                .header("ce-subject", "session/4")
                .header("ce-time", "2026-05-01T10:00:00Z")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"session_id\":\"4\",\"device\":\"mobile\",\"page\":\"/\"}")));
        assertThat(reply.body().path("appended")).as(reply.text()).hasSize(1);
        JsonNode subject = hub.get("/subjects/session/4").body();
        assertThat(subject.path("state").path("device").asText()).isEqualTo("mobile");
        assertThat(subject.path("history").findValuesAsText("narrative"))
                .containsExactly("A visitor on mobile looked at /");
    }

    @Test
    void dataThatDoesNotFitTheVocabularyIsRefusedWithTheReason() {
        String wrong = pageViewed("tv", "session/5").replace("mobile", "television");
        JsonNode receipt = hub.post("/events", STRUCTURED, wrong).body();
        assertThat(receipt.path("refused").get(0).path("reason").asText()).contains("device");
    }

    private static String pageViewed(String id, String subject) {
        return """
                {"specversion":"1.0","id":"%s","source":"web","type":"customer.page.viewed","subject":"%s",
                "time":"2026-05-01T10:00:00Z","data":{"session_id":"1","device":"mobile","page":"/"}}"""
                .formatted(id, subject)
                .replace("\n", "");
    }
}
