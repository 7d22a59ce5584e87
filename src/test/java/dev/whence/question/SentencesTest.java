package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.diagnosis.Contribution;
import dev.whence.diagnosis.Explanation;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Finding;
import dev.whence.nodes.Interpretation;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.MetricResult.Column;
import dev.whence.semantics.MetricResult.Type;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final MetricQuery QUERY =
            MetricQuery.of("orders", "delivered_orders", "reviews").build();

    private static MetricResult counts(Object... values) {
        return new MetricResult(
                QUERY.metrics().stream()
                        .map(name -> new Column(name, Type.INTEGER, "sessions"))
                        .toList(),
                List.of(List.of(values)),
                List.of(),
                Map.of(),
                0,
                List.of(),
                0,
                Instant.EPOCH);
    }

    private static Finding finding(AnswerKind kind, MetricResult result, Optional<Explanation> explanation) {
        LocalDateTime now = LocalDateTime.parse("2026-11-20T10:00:00");
        return new Finding(
                new Interpretation(kind, "customer", QUERY, Optional.empty(), "", List.of(), 1, now),
                result,
                explanation);
    }

    @Test
    void eachStepOfAFunnelSaysItsShareOfTheOneBefore() {
        Sentences sentences = new Sentences(CommerceQuestions.words());
        assertThat(sentences.of(finding(AnswerKind.FUNNEL, counts(5398L, 1219L, 634L), Optional.empty())))
                .endsWith(": 5,398, of these 1,219 (22.6 %), of these 634 (52.0 %).");
        assertThat(sentences.of(finding(AnswerKind.FUNNEL, counts(0L, 0L, 0L), Optional.empty())))
                .endsWith(": 0, of these 0, of these 0.");
    }

    @Test
    void whatHappenedAtTheSameTimeIsSaidForPeople() {
        assertThat(why("2026-11-18T13:00 to 2026-11-18T20:00"))
                .contains(
                        "failed payments (device mobile or tablet, failure reason gateway timeout), from 18 November 2026"
                                + " 13:00 to 20:00, came 9.98 times as often");
        assertThat(why("2026-11-18T13:00 to 2026-11-19T02:00"))
                .contains("from 18 November 2026 13:00 to 19 November 2026 02:00");
        assertThat(why("October 2026")).contains(", October 2026, came");
    }

    private static String why(String when) {
        Signal signal = new Signal(
                "Failed payments", "device=mobile|tablet&failure_reason=gateway_timeout", when, 1, 10, 9.98, List.of());
        Contribution total = new Contribution(
                "total",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0.06),
                Optional.of(0.03),
                -0.03,
                Optional.empty());
        Explanation explanation = new Explanation(
                QUERY,
                counts(1L, 1L, 1L),
                "fraction",
                total,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(signal),
                Optional.empty());
        Finding finding = finding(AnswerKind.WHY, counts(1L, 1L, 1L), Optional.of(explanation));
        return WhySentences.of(finding.interpretation(), explanation);
    }
}
