package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.nodes.Lookup;
import dev.whence.question.reading.Reading;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From what was read to what a node is to answer. */
record Interpretations(SemanticModel model, AnswerShape shape) {
    /** Where it is open which date is meant. */
    private static final double OPEN_DATE = 0.6;

    Interpretation of(Vocabulary words, Reading reading, MetricQuery query, AskRequest request) {
        if (reading.frame().skill().isPresent()) {
            return skilled(
                    words, reading, query, request, reading.frame().skill().get());
        }
        String domain = query.countsMembers()
                ? query.members().get(0).node()
                : words.metric(query.metrics().get(0)).domain();
        return dated(new Interpretation(
                shape.kind(query, reading),
                domain,
                shape.inFunnelOrder(query),
                Optional.empty(),
                new Restatement(words).of(query),
                reading.notes(),
                Math.round(reading.confidence() * 100) / 100.0,
                request.now()));
    }

    /** A period may be that of several dates, of which the model prefers none. */
    private Interpretation dated(Interpretation asked) {
        MetricQuery query = asked.query();
        boolean open = query.timeRole().isEmpty()
                && (query.period().isPresent() || query.grain().isPresent());
        List<String> dates = open ? model.datesOf(query.metrics().get(0)) : List.of();
        return dates.size() < 2
                ? asked
                : asked.noting(
                        "dated by " + dates.get(0) + ", not by " + String.join(" or ", dates.subList(1, dates.size())),
                        Math.min(OPEN_DATE, asked.confidence()));
    }

    private static Interpretation skilled(
            Vocabulary words, Reading reading, MetricQuery query, AskRequest request, Skill skill) {
        return new Interpretation(
                AnswerKind.valueOf(skill.kind().toUpperCase(Locale.ROOT)),
                skill.domain(),
                query,
                reading.identifier().map(id -> new Lookup(skill.single(), id, "")),
                new Restatement(words).of(skill, query),
                reading.notes(),
                Math.round(reading.confidence() * 100) / 100.0,
                request.now(),
                Optional.of(skill));
    }
}
