package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.TestHub.Reply;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedHub.class)
class BadRequestsIT {
    private static final String JSON = "application/json";

    private final TestHub hub;

    BadRequestsIT(TestHub hub) {
        this.hub = hub;
    }

    @AfterEach
    void theHubGoesOn() {
        assertThat(hub.get("/events").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"question":                        | 400 | The body is not JSON: line 1
            {"question": 3}                     | 400 | question: integer found, string expected
            {"question": "hi", "colour": "red"} | 400 | property 'colour' is not defined
            {"question": "hi", "question": "x"} | 400 | Duplicate field 'question'
            {"question": ""}                    | 400 | must be at least 1 characters long
            {}                                  | 400 | required property 'question' not found
            [1, 2]                              | 400 | array found, object expected
            {"question": "hi"} and more         | 400 | The body is not JSON
            {"question": "hi", "now": "soon"}   | 400 | 'soon'
            """)
    void whatIsWrongWithAQuestionIsSaid(String body, int status, String sentence) {
        assertProblem(hub.post("/ask", JSON, body), status, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /events?limit=many                               | 400 | 'limit' is wrong
            /events?limit=100000                             | 400 | 'limit' is wrong
            /events/?limit=many                              | 400 | 'limit' is wrong
            /events?colour=red                               | 400 | 'colour' is not a parameter here; there are type
            /events?type=order                               | 400 | 'order' is not an event type
            /events?subject=order                            | 400 | such as order/4711
            /events?from=yesterday                           | 400 | write it as 2018-03-01
            /events?order=up                                 | 400 | 'order' is wrong
            /events/4711                                     | 404 | There is no event 4711
            /events/00000000-0000-0000-0000-000000000000     | 404 | There is no event
            /events/4711/causes                              | 404 | There is no event 4711
            /subjects/order/none                             | 404 | No event about order/none is known
            /nowhere                                         | 404 | There is nothing at this address
            """)
    void whatIsWrongWithAReadIsSaid(String path, int status, String sentence) {
        assertProblem(hub.get(path), status, sentence);
    }

    @Test
    void aBodyTooLargeIsRefused() {
        assertProblem(hub.post("/ask", JSON, " ".repeat(10_000_000)), 413, "send it in smaller parts");
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertProblem(hub.post("/ask", JSON, ""), 400, "The body is empty");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(hub.post("/ask", "text/plain", "hi"), 415, "Content-Type application/json, not text/plain");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        assertProblem(hub.method("PUT", "/ask"), 405, "takes POST");
        assertProblem(hub.method("DELETE", "/events"), 405, "takes GET, POST");
    }

    @Test
    void anUnknownProjectionOrConnectorIsNotFound() {
        assertProblem(hub.method("POST", "/projections/none/rebuild"), 404, "none");
    }

    @Test
    void anAddressThatIsNoneDoesNoHarm() {
        Reply reply =
                hub.send(HttpRequest.newBuilder(hub.address("/events/%ff%fe")).GET());
        assertThat(reply.status()).isBetween(400, 404);
    }

    private static void assertProblem(Reply reply, int status, String sentence) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        JsonNode problem = reply.body();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(sentence).doesNotContain("Exception");
    }
}
