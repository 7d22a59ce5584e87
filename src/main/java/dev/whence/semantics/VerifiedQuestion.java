package dev.whence.semantics;

import dev.whence.event.Problem;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question whose meaning an engineer has checked.
 *
 * @param domain the name of its file
 * @param also other words for the same
 * @param now the clock under which it is verified; empty for the hub's own
 * @param offer its place among the questions that people are offered; 0 where it is not offered
 * @param meaning empty where only the shape of the answer is verified
 * @param where it stands, with an empty message
 */
public record VerifiedQuestion(
        String domain,
        String question,
        List<String> also,
        Optional<LocalDateTime> now,
        int offer,
        Optional<Meaning> meaning,
        Shape shape,
        Problem where) {
    public VerifiedQuestion {
        also = List.copyOf(also);
    }

    /**
     * What is computed.
     *
     * @param query without its periods
     * @param period in words of the question ("last month"), so that it holds under every clock
     * @param baseline likewise; "previous" is the period just before
     */
    public record Meaning(MetricQuery query, Optional<String> period, Optional<String> baseline) {}

    /**
     * What the answer looks like.
     *
     * @param kind as on the wire: value, table, ranking, comparison, trend, funnel, why ...
     * @param columns names that must be among the answer's
     * @param rows at least so many
     */
    public record Shape(String kind, Optional<String> unit, List<String> columns, int rows) {
        public Shape {
            columns = List.copyOf(columns);
        }
    }

    /** The question in all its words, its own first. */
    public Stream<String> wordings() {
        return Stream.concat(Stream.of(question), also.stream());
    }
}
