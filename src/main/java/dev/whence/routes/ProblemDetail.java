package dev.whence.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.whence.event.WhenceException;
import java.util.List;

/**
 * An HTTP error as RFC 9457 writes it.
 *
 * @param detail a sentence that says what to do
 * @param problems one line each where there are several
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(String type, String title, int status, String detail, List<String> problems) {
    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemDetail {
        problems = List.copyOf(problems);
    }

    static ProblemDetail of(int status, String title, String detail) {
        return of(status, title, detail, List.of());
    }

    static ProblemDetail of(int status, String title, String detail, List<String> problems) {
        return new ProblemDetail("about:blank", title, status, detail, problems);
    }

    /** What the caller is told about a failure; the category says whose it is. */
    static ProblemDetail of(Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            return problem.detail();
        }
        if (failure instanceof WhenceException known) {
            return switch (known.category()) {
                case BAD_DATA -> of(400, "Bad request", sentence(known.getMessage()));
                case RETRYABLE ->
                    of(503, "Try again", "Not now, try again in a moment: " + sentence(known.getMessage()));
                case CONFIG -> of(500, "Wrong configuration", sentence(known.getMessage()));
                case BUG -> unexpected();
            };
        }
        return unexpected();
    }

    /** What a bare status means here. {@code allowed} are the methods that the address takes, for 405. */
    static ProblemDetail standard(int status, String allowed) {
        return switch (status) {
            case 404 -> of(404, "Not found", "There is nothing at this address; /openapi.yaml lists what there is.");
            case 405 -> of(405, "Method not allowed", "This address takes " + allowed + "; use one of them.");
            case 413 ->
                of(413, "Content too large", "The body is larger than this hub takes; send it in smaller parts.");
            case 400 -> of(400, "Bad request", "The request is malformed; compare it with /openapi.yaml.");
            default -> of(status, "The request failed", "Compare the request with /openapi.yaml and try again.");
        };
    }

    private static ProblemDetail unexpected() {
        return of(
                500,
                "A defect in the hub",
                "This is a defect of Whence, not of your request; its log says more. Please report it.");
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
