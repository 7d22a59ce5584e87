package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.diagnosis.Contribution;
import dev.whence.diagnosis.Explanation;
import dev.whence.diagnosis.Explanation.Signal;
import dev.whence.diagnosis.Lag;
import dev.whence.diagnosis.Past;
import dev.whence.diagnosis.Past.Earlier;
import dev.whence.diagnosis.Past.Episode;
import dev.whence.diagnosis.Segment;
import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Finding;
import dev.whence.nodes.Interpretation;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.MetricResult.Column;
import dev.whence.semantics.MetricResult.Type;
import java.time.Instant;
import java.time.LocalDate;
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

    @Test
    void whatCameFirstIsSaidWhereItCanBeTold() {
        assertThat(why(Optional.of(new Lag(2, 1, 3, Grain.HOUR, 0.7)), Optional.empty()))
                .contains("times as often, 1 to 3 hours before it changed");
        assertThat(why(Optional.of(new Lag(-1, -1, -1, Grain.DAY, 0.7)), Optional.empty()))
                .contains("times as often, 1 days after it changed");
        assertThat(why(Optional.of(new Lag(1, -2, 3, Grain.HOUR, 0.7)), Optional.empty()))
                .contains("times as often, at once or within 3 hours");
        assertThat(why(Optional.empty(), Optional.empty())).contains("which came first cannot be told");
    }

    @Test
    void theLikeOfAChangeIsSaidWithWhatExplainedItThenOrThatThereWasNone() {
        LocalDate since = LocalDate.parse("2026-01-05");
        Episode episode = new Episode(
                new Period(
                        LocalDateTime.parse("2026-03-02T00:00"),
                        LocalDateTime.parse("2026-03-03T00:00"),
                        "2 March 2026"),
                0.06,
                0.02,
                -0.66,
                0.9,
                List.of(Segment.of(Map.of("device", "mobile"))),
                List.of(new Earlier("failed_payments", "Failed payments", 5)),
                List.of(),
                List.of(),
                List.of());
        assertThat(why(
                        Optional.empty(),
                        Optional.of(new Past("device=mobile", 40, Optional.of(since), List.of(episode)))))
                .contains("The like of device mobile happened before: 2 March 2026 (from 6.0 % to 2.0 %), when failed"
                        + " payments came 5 times as often, and device mobile changed as a whole");
        assertThat(why(Optional.empty(), Optional.of(new Past("", 40, Optional.of(since), List.of()))))
                .contains("Since 5 January 2026 nothing like it is found before");
        assertThat(why(Optional.empty(), Optional.of(new Past("", 0, Optional.empty(), List.of()))))
                .contains("too short to look for the like");
    }

    private static String why(String when) {
        return why(when, Optional.empty(), Optional.empty());
    }

    private static String why(Optional<Lag> lag, Optional<Past> past) {
        return why("October 2026", lag, past);
    }

    private static String why(String when, Optional<Lag> lag, Optional<Past> past) {
        Signal signal = new Signal(
                "failed_payments",
                "Failed payments",
                "device=mobile|tablet&failure_reason=gateway_timeout",
                when,
                1,
                10,
                9.98,
                6,
                lag,
                List.of());
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
                past,
                Optional.empty());
        Finding finding = finding(AnswerKind.WHY, counts(1L, 1L, 1L), Optional.of(explanation));
        return WhySentences.of(finding.interpretation(), explanation);
    }
}
