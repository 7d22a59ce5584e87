package dev.whence.question;

import dev.whence.diagnosis.Explanation;
import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Finding;
import dev.whence.nodes.Interpretation;
import dev.whence.question.Answer.AsOf;
import dev.whence.question.Answer.Evidence;
import dev.whence.question.language.Wording;
import dev.whence.question.reading.Draft;
import dev.whence.question.reading.Reading;
import dev.whence.question.reading.Refusal;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.Skill;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Makes answers of what nodes found, and of what is asked back or refused. Thread-safe. */
public final class Answering {
    private static final String DETERMINISTIC = "deterministic";
    private static final Evidence NONE =
            new Evidence(List.of(), Map.of(), 0, List.<UUID>of(), List.of(), new AsOf(0, Instant.EPOCH));

    private final CurrentVocabulary vocabulary;
    private final Optional<Wording> wording;

    public Answering(CurrentVocabulary vocabulary) {
        this(vocabulary, Optional.empty());
    }

    /** @param wording says computed sentences more fluently */
    public Answering(CurrentVocabulary vocabulary, Optional<Wording> wording) {
        this.vocabulary = vocabulary;
        this.wording = wording;
    }

    /** The answer with its evidence. */
    public Answer word(Understood understood, Finding finding) {
        Interpretation asked = finding.interpretation();
        MetricResult result = finding.result();
        int single = single(asked, result);
        boolean explained = finding.explanation().isPresent();
        String sentence = new Sentences(vocabulary.get()).of(finding);
        Optional<String> fluent = asked.lookup().isPresent()
                ? Optional.empty()
                : wording.flatMap(words -> words.reword(understood.id(), sentence));
        return new Answer(
                understood.id(),
                understood.conversation(),
                asked.kind().code(),
                fluent.orElse(sentence),
                single < 0
                        ? Optional.empty()
                        : Optional.ofNullable(result.rows().get(0).get(single)),
                single < 0
                        ? finding.explanation().map(Explanation::unit)
                        : Optional.of(result.columns().get(single).unit()),
                explained
                        ? Why.COLUMNS
                        : result.columns().stream().map(Answering::column).toList(),
                finding.explanation().map(Why::rows).orElse(result.rows()),
                List.of(),
                finding.explanation().map(Why::of),
                described(understood, asked, vocabulary.get().manner().usualRole()),
                new Evidence(
                        result.sql(),
                        result.parameters(),
                        result.events(),
                        result.samples(),
                        result.behind(),
                        new AsOf(result.position(), result.asOf())),
                asked.confidence(),
                understood.verified().isPresent(),
                asked.node(),
                asked.skill().map(Skill::name),
                understood.helped() || fluent.isPresent() ? "hybrid" : DETERMINISTIC,
                result.cached() && !explained,
                ms(understood),
                FollowUps.of(asked, vocabulary.get().manner()),
                Optional.empty(),
                List.of());
    }

    /** A question back, or a refusal that says why and what can be asked instead. */
    public Answer decline(Understood understood) {
        Reading reading = understood.reading();
        Optional<Refusal> refusal = reading.refusal();
        if (refusal.isEmpty() && reading.ask().isPresent()) {
            Draft.AskBack ask = reading.ask().get();
            return without(
                    understood,
                    AnswerKind.CLARIFY,
                    Declining.asking(ask),
                    reading.choices(),
                    Optional.empty(),
                    List.of());
        }
        Refusal reason = refusal.orElse(Refusal.NOT_UNDERSTOOD);
        List<String> missing = reading.missing(reason);
        return refused(
                understood,
                reason,
                Declining.refusing(reason, missing, vocabulary.get().manner()),
                missing);
    }

    /** A refusal for a reason that only showed when it was computed. */
    public Answer refuse(Understood understood, String sentence) {
        return refused(understood, Refusal.NOT_IN_DATA, "I cannot answer that: " + sentence + ".", List.of());
    }

    private static Answer refused(Understood understood, Refusal reason, String sentence, List<String> missing) {
        return without(understood, AnswerKind.REFUSE, sentence, List.of(), Optional.of(code(reason)), missing);
    }

    /** What is not understood is, for the asker, not in the data. */
    private static String code(Refusal reason) {
        return (reason == Refusal.NOT_UNDERSTOOD ? Refusal.NOT_IN_DATA : reason).code();
    }

    private static Answer without(
            Understood understood,
            AnswerKind kind,
            String sentence,
            List<Draft.Choice> choices,
            Optional<String> reason,
            List<String> missing) {
        return new Answer(
                understood.id(),
                understood.conversation(),
                kind.code(),
                sentence,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                choices.stream()
                        .map(choice -> new Answer.Choice(choice.label(), choice.question()))
                        .toList(),
                Optional.empty(),
                Map.of(),
                NONE,
                kind == AnswerKind.REFUSE ? 0.9 : 0.8,
                false,
                "none",
                Optional.empty(),
                DETERMINISTIC,
                false,
                ms(understood),
                List.of(),
                reason,
                missing);
    }

    /** The column of the one number that was asked for; -1 if there are several. */
    private static int single(Interpretation asked, MetricResult result) {
        if (result.rows().size() != 1) {
            return -1;
        }
        if (asked.kind() == AnswerKind.VALUE) {
            return result.columns().size() - 1;
        }
        if (asked.kind() == AnswerKind.COMPARISON && asked.query().baseline().isPresent()) {
            return result.columns().size() - 1;
        }
        return -1;
    }

    private static Answer.Column column(MetricResult.Column column) {
        return new Answer.Column(column.name(), column.type().name().toLowerCase(java.util.Locale.ROOT), column.unit());
    }

    private static Map<String, Object> described(Understood understood, Interpretation asked, String usualRole) {
        Map<String, Object> described = described(asked, usualRole);
        understood.verified().ifPresent(found -> {
            described.put("verified", found.question());
            described.put("rules", found.rules().name().toLowerCase(java.util.Locale.ROOT));
        });
        return described;
    }

    /** @param usualRole what dates rows where the question says nothing */
    static Map<String, Object> described(Interpretation asked, String usualRole) {
        Map<String, Object> described = new LinkedHashMap<>();
        MetricQuery query = asked.query();
        described.put("readable", asked.readable());
        asked.skill().ifPresent(skill -> described.put("skill", skill.name()));
        asked.skill().ifPresent(skill -> described.put("method", skill.method()));
        described.put("metrics", query.countsMembers() ? List.of() : query.metrics());
        described.put("dimensions", query.dimensions());
        if (!query.buckets().isEmpty()) {
            described.put(
                    "buckets",
                    query.buckets().stream().map(MetricQuery.Bucket::described).toList());
        }
        query.grain().ifPresent(grain -> described.put("grain", grain.name().toLowerCase(java.util.Locale.ROOT)));
        described.put("filters", query.filters());
        query.period().ifPresent(period -> described.put("period", period));
        query.baseline().ifPresent(period -> described.put("baseline", period));
        described.put("timeRole", query.timeRole().isEmpty() ? usualRole : query.timeRole());
        query.ranking().ifPresent(ranking -> described.put("ranking", ranking));
        described.put("having", query.having());
        described.put("share", query.share());
        described.put("part", query.part());
        described.put("runningTotal", query.runningTotal());
        query.countedAs().ifPresent(name -> described.put("countedAs", name));
        if (!query.members().isEmpty()) {
            described.put("steps", Steps.of(asked));
        }
        described.put("notes", asked.notes());
        return described;
    }

    private static long ms(Understood understood) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - understood.began());
    }
}
