package dev.whence.routes;

/** Thrown by what answers a request to say which HTTP error to give. It never leaves this room. */
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail detail;

    HttpProblem(ProblemDetail detail) {
        super(detail.detail());
        this.detail = detail;
    }

    static HttpProblem notFound(String detail) {
        return new HttpProblem(ProblemDetail.of(404, "Not found", detail));
    }

    static HttpProblem badRequest(String detail) {
        return new HttpProblem(ProblemDetail.of(400, "Bad request", detail));
    }

    static HttpProblem conflict(String detail) {
        return new HttpProblem(ProblemDetail.of(409, "Not now", detail));
    }

    ProblemDetail detail() {
        return detail;
    }
}
