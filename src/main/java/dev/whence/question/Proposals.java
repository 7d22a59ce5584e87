package dev.whence.question;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import dev.whence.nodes.Interpretation;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.question.time.TimeExpressions;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeSpan;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery.Period;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes additions to the verified questions of what people say of answers. Thread-safe. */
public final class Proposals {
    private static final List<String> PARTS = List.of(
            "metrics",
            "dimensions",
            "grain",
            "filters",
            "period",
            "baseline",
            "ranking",
            "having",
            "share",
            "part",
            "steps");

    private final Understanding understanding;
    private final ObjectMapper json;

    public Proposals(Understanding understanding, ObjectMapper json) {
        this.understanding = understanding;
        this.json = json;
    }

    /**
     * That the question means this. Fails with BAD_DATA, and the reason for the engineer, where that cannot be verified.
     *
     * @param words in which the hub understands it: those of the question, or of the correction
     * @param meant the interpretation as it was recorded
     * @param now the clock of the question
     */
    public Proposal of(String question, String words, JsonNode meant, LocalDateTime now) {
        Interpretation interpretation = understanding
                .interpret(new AskRequest(words, Optional.empty(), now))
                .interpretation()
                .orElseThrow(() -> WhenceException.badData(
                        "by itself the hub does not understand '" + words + "': it needs its conversation"));
        JsonNode understood = json.valueToTree(Answering.described(interpretation, understanding.usualRole()));
        PARTS.stream()
                .filter(part -> !understood.path(part).equals(meant.path(part)))
                .findFirst()
                .ifPresent(part -> {
                    throw WhenceException.badData("by itself '" + words + "' has another " + part
                            + " than was answered: it needs its conversation, or the model has changed");
                });
        Optional<Period> period = interpretation.query().period();
        boolean sets = interpretation.query().members().stream()
                .allMatch(each ->
                        each instanceof Members.OfSet set && set.period().isEmpty());
        if (!sets) {
            throw WhenceException.badData("a file of verified questions has no words for '" + words
                    + "': only for sets, now or in its period");
        }
        return new Proposal(
                question,
                interpretation,
                period.map(each -> words(question, each, now)),
                interpretation
                        .query()
                        .baseline()
                        .map(each -> before(each, period) ? "previous" : words(question, each, now)));
    }

    private static boolean before(Period baseline, Optional<Period> period) {
        return period.filter(each -> baseline.to().equals(each.from())
                        && Math.abs(ChronoUnit.DAYS.between(baseline.from(), baseline.to())
                                        - ChronoUnit.DAYS.between(each.from(), each.to()))
                                <= 3)
                .isPresent();
    }

    /** The words of the question that name the period. */
    private static String words(String question, Period period, LocalDateTime now) {
        List<Token> tokens = Tokens.of(question);
        return TimeExpressions.find(tokens, now).stream()
                .filter(span -> span.mention() instanceof During during
                        && during.stretch().from().equals(period.from())
                        && during.stretch().to().equals(period.to()))
                .findFirst()
                .map(span -> text(tokens, span))
                .orElseThrow(() -> WhenceException.badData("the question has no words for " + period.label()));
    }

    private static String text(List<Token> tokens, TimeSpan span) {
        return tokens.subList(span.from(), span.to()).stream().map(Token::text).collect(Collectors.joining(" "));
    }
}
