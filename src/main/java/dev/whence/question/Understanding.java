package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.nodes.Lookup;
import dev.whence.question.language.Rephrasing;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Frame;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.QuestionReader;
import dev.whence.question.reading.Reading;
import dev.whence.question.reading.Refusal;
import dev.whence.question.reading.Vocabulary;
import dev.whence.question.text.Fold;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.Dataset;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** From a question to an interpretation, by rules alone. Thread-safe. */
public final class Understanding {
    private static final int CONVERSATIONS = 10_000;
    /** Below this, a reading is a guess and is not computed. */
    private static final double FLOOR = 0.35;
    /** What is said anew must be understood this well. */
    private static final double SURE = 0.7;
    /** And is believed no more than this. */
    private static final double REPHRASED = 0.65;

    private final SemanticModel model;
    private final CurrentVocabulary vocabulary;
    private final Lexicon lexicon = Lexicon.english();
    private final Optional<Rephrasing> rephrasing;
    private final Conversations conversations = new Conversations(CONVERSATIONS);

    /** @param vocabulary the present one; asked for with every question */
    public Understanding(SemanticModel model, CurrentVocabulary vocabulary) {
        this(model, vocabulary, Optional.empty());
    }

    /** @param rephrasing helps where the rules do not understand */
    public Understanding(SemanticModel model, CurrentVocabulary vocabulary, Optional<Rephrasing> rephrasing) {
        this.rephrasing = rephrasing;
        this.model = model;
        this.vocabulary = vocabulary;
    }

    /** Reads the question, in its conversation if it names one, and remembers it for follow-ups. */
    public Understood interpret(AskRequest request) {
        long began = System.nanoTime();
        String conversation =
                request.conversation().orElseGet(() -> UUID.randomUUID().toString());
        Turn last = conversations.last(conversation);
        String id = UUID.randomUUID().toString();
        Read plain = read(request, last);
        Optional<Read> rephrased = rephrasing.flatMap(other -> rephrased(other, id, request, last, plain.reading()));
        Read read = rephrased.orElse(plain);
        Optional<Frame> frame =
                read.interpretation().isPresent() ? Optional.of(read.reading().frame()) : last.frame();
        conversations.remember(conversation, new Turn(frame, read.reading().choices()));
        return new Understood(
                id, conversation, request, read.reading(), read.interpretation(), rephrased.isPresent(), began);
    }

    /** Only where words have no meaning for the rules; what they refuse for a reason stays refused. */
    private Optional<Read> rephrased(Rephrasing other, String id, AskRequest request, Turn last, Reading reading) {
        boolean strange = reading.refusal().equals(Optional.of(Refusal.NOT_UNDERSTOOD))
                && Rephrasing.maySend(reading.missing(Refusal.NOT_UNDERSTOOD));
        if (!strange) {
            return Optional.empty();
        }
        return other.rephrase(id, request.question(), vocabulary.get(), text -> sure(request.saying(text), last)
                        .isPresent())
                .flatMap(text -> sure(request.saying(text), last).map(read -> read.rephrasedAs(text)));
    }

    private Optional<Read> sure(AskRequest request, Turn last) {
        return Optional.of(read(request, last, vocabulary.get())).filter(read -> read.interpretation()
                .filter(interpretation -> interpretation.confidence() >= SURE)
                .isPresent());
    }

    private record Read(Reading reading, Optional<Interpretation> interpretation) {
        /** Others' words are never as sure as the asker's own. */
        Read rephrasedAs(String text) {
            String note = "understood by a language model as: " + text;
            return new Read(
                    reading, interpretation.map(each -> each.noting(note, Math.min(REPHRASED, each.confidence()))));
        }
    }

    /** A question that is not understood may have words that only the latest events brought. */
    private Read read(AskRequest request, Turn last) {
        Vocabulary words = vocabulary.get();
        Read read = read(request, last, words);
        if (read.interpretation().isPresent()) {
            return read;
        }
        Vocabulary newest = vocabulary.newest();
        return newest == words ? read : read(request, last, newest);
    }

    private Read read(AskRequest request, Turn last, Vocabulary words) {
        String question = chosen(request.question(), last.choices()).orElse(request.question());
        Reading reading =
                new QuestionReader(lexicon, words, model.timeRole()).read(question, request.now(), last.frame());
        Optional<Interpretation> interpretation = reading.query()
                .filter(query -> reading.confidence() >= FLOOR)
                .map(query -> interpretation(words, reading, query, request))
                .or(() -> lookup(reading, request));
        return new Read(reading, interpretation);
    }

    private Interpretation interpretation(Vocabulary words, Reading reading, MetricQuery query, AskRequest request) {
        if (reading.frame().skill().isPresent()) {
            return skilled(
                    words, reading, query, request, reading.frame().skill().get());
        }
        String domain = words.metric(query.metrics().get(0)).domain();
        return new Interpretation(
                kind(query, reading),
                domain,
                inFunnelOrder(query),
                Optional.empty(),
                new Restatement(words).of(query),
                reading.notes(),
                Math.round(reading.confidence() * 100) / 100.0,
                request.now());
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

    /** What is known of one thing: of the thing itself, or of the parts that the question names. */
    private Optional<Interpretation> lookup(Reading reading, AskRequest request) {
        if (reading.identifier().isEmpty()
                || !reading.declinations().isEmpty()
                || !reading.asks().isEmpty()) {
            return Optional.empty();
        }
        String id = reading.identifier().get();
        return model.datasets().values().stream()
                .filter(dataset -> dataset.lookup().flatMap(Dataset.Lookup::by).isPresent())
                .findFirst()
                .map(dataset -> new Interpretation(
                        AnswerKind.LOOKUP,
                        "revenue",
                        MetricQuery.of(dataset.name()).build(),
                        Optional.of(new Lookup(dataset.name(), id, section(dataset, reading.words()))),
                        "What is known of " + id,
                        List.of(),
                        0.95,
                        request.now()));
    }

    /** The part whose name or synonym is said; the thing itself if none is. */
    private String section(Dataset dataset, List<String> words) {
        return dataset.lookup().orElseThrow().with().stream()
                .filter(part -> Stream.concat(
                                Stream.of(part.replace('_', ' ')), model.datasets().get(part).synonyms().stream())
                        .map(Tokens::stems)
                        .anyMatch(words::contains))
                .findFirst()
                .orElse(dataset.name());
    }

    private AnswerKind kind(MetricQuery query, Reading reading) {
        if (reading.why()) {
            return AnswerKind.WHY;
        }
        boolean grouped = !query.dimensions().isEmpty();
        if (query.countedAs().isPresent()) {
            return AnswerKind.VALUE;
        }
        if (query.ranking().isPresent()) {
            return AnswerKind.RANKING;
        }
        if (query.baseline().isPresent() || reading.compared() && grouped) {
            return AnswerKind.COMPARISON;
        }
        if (query.grain().isPresent()) {
            return AnswerKind.TREND;
        }
        if (grouped) {
            return AnswerKind.TABLE;
        }
        return query.metrics().size() == 1
                ? AnswerKind.VALUE
                : funnel(query).isPresent() ? AnswerKind.FUNNEL : AnswerKind.TABLE;
    }

    private Optional<List<String>> funnel(MetricQuery query) {
        return model.funnels().values().stream()
                .filter(steps -> steps.containsAll(query.metrics()))
                .findFirst();
    }

    /** The steps that were asked for in their order, from the first step of the funnel on. */
    private MetricQuery inFunnelOrder(MetricQuery query) {
        boolean plain = query.dimensions().isEmpty()
                && query.grain().isEmpty()
                && query.metrics().size() > 1;
        return plain
                ? funnel(query)
                        .map(steps -> query.toBuilder()
                                .metrics(steps.stream()
                                        .filter(step -> step.equals(steps.get(0))
                                                || query.metrics().contains(step))
                                        .toList())
                                .build())
                        .orElse(query)
                : query;
    }

    /** The offered question that this answer picks: by its label, or by a word that only its label has. */
    private static Optional<String> chosen(String answer, List<Choice> choices) {
        String said = Fold.word(answer).replaceAll("[ .!?]+$", "");
        List<Choice> fitting = choices.stream()
                .filter(choice -> fits(said, Fold.word(choice.label())))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).question()) : Optional.empty();
    }

    private static boolean fits(String said, String label) {
        return label.contains(said)
                || said.split(" ").length <= 4
                        && List.of(said.split(" ")).stream()
                                .filter(word -> word.length() > 3)
                                .anyMatch(List.of(label.split("[ ()]+"))::contains);
    }
}
