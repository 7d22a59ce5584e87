package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.question.language.Rephrasing;
import dev.whence.question.reading.Frame;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.QuestionReader;
import dev.whence.question.reading.Reading;
import dev.whence.question.reading.Refusal;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.question.reading.VerifiedReader.Verified;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** From a question to an interpretation, by rules alone. Thread-safe. */
public final class Understanding {
    private static final int CONVERSATIONS = 10_000;
    /** Below this, a reading is a guess and is not computed. */
    private static final double FLOOR = 0.35;
    /** What is said anew must be understood this well. */
    private static final double SURE = 0.7;
    /** And is believed no more than this. */
    private static final double REPHRASED = 0.65;
    /** What an engineer has verified. */
    private static final double VERIFIED = 0.99;

    private final SemanticModel model;
    private final CurrentVocabulary vocabulary;
    private final Lexicon lexicon = Lexicon.english();
    private final Optional<Rephrasing> rephrasing;
    private final Optional<NearWords> near;
    private final VerifiedReader verified;
    private final AnswerShape shape;
    private final Interpretations interpretations;
    private final Conversations conversations = new Conversations(CONVERSATIONS);

    /** @param vocabulary the present one; asked for with every question */
    public Understanding(SemanticModel model, CurrentVocabulary vocabulary) {
        this(model, vocabulary, Optional.empty());
    }

    /** @param rephrasing helps where the rules do not understand */
    public Understanding(SemanticModel model, CurrentVocabulary vocabulary, Optional<Rephrasing> rephrasing) {
        this(model, vocabulary, rephrasing, VerifiedReader.none());
    }

    /** @param verified recognises what engineers have verified, which the rules need not understand then */
    public Understanding(
            SemanticModel model,
            CurrentVocabulary vocabulary,
            Optional<Rephrasing> rephrasing,
            VerifiedReader verified) {
        this(model, vocabulary, rephrasing, verified, Optional.empty());
    }

    /** @param near helps with a word that is not known, where nothing else does */
    public Understanding(
            SemanticModel model,
            CurrentVocabulary vocabulary,
            Optional<Rephrasing> rephrasing,
            VerifiedReader verified,
            Optional<NearWords> near) {
        this.near = near;
        this.verified = verified;
        this.rephrasing = rephrasing;
        this.model = model;
        this.shape = new AnswerShape(model);
        this.interpretations = new Interpretations(model, shape);
        this.vocabulary = vocabulary;
    }

    /** What dates rows where a question says nothing; may be empty. */
    String usualRole() {
        return model.timeRole();
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
        Read read = rephrased.or(() -> nearly(request, last, plain)).orElse(plain);
        Optional<Frame> frame = read.interpretation().isPresent() ? Optional.of(read.frame()) : last.frame();
        conversations.remember(
                conversation,
                new Turn(frame, read.reading().choices(), read.interpretation().isEmpty()));
        return new Understood(
                id,
                conversation,
                request,
                read.reading(),
                read.interpretation(),
                rephrased.isPresent(),
                read.verification(),
                began);
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

    /** With the nearest word instead of one that is not known; a question back where several are near, or none is very. */
    private Optional<Read> nearly(AskRequest request, Turn last, Read plain) {
        if (near.isEmpty() || plain.interpretation().isPresent()) {
            return Optional.empty();
        }
        List<NearWords.Saying> sayings = near.get()
                .instead(request.question(), plain.reading(), vocabulary.get(), text -> sure(request.saying(text), last)
                        .isPresent());
        if (sayings.isEmpty()) {
            return Optional.empty();
        }
        NearWords.Saying first = sayings.get(0);
        return sayings.size() == 1 && first.sure()
                ? sure(request.saying(first.question()), last).map(read -> read.assuming(first.note()))
                : Optional.of(new Read(plain.reading().asking(NearWords.ask(sayings)), Optional.empty()));
    }

    private Optional<Read> sure(AskRequest request, Turn last) {
        return Optional.of(read(request, last, vocabulary.get())).filter(read -> read.interpretation()
                .filter(interpretation -> interpretation.confidence() >= SURE)
                .isPresent());
    }

    private record Read(
            Reading reading,
            Frame frame,
            Optional<Interpretation> interpretation,
            Optional<Verification> verification) {
        Read(Reading reading, Optional<Interpretation> interpretation) {
            this(reading, reading.frame(), interpretation, Optional.empty());
        }

        Read rephrasedAs(String text) {
            return assuming("understood by a language model as: " + text);
        }

        /** Others' words are never as sure as the asker's own. */
        Read assuming(String note) {
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
        String question = last.chosen(request.question()).orElse(request.question());
        Reading reading =
                new QuestionReader(lexicon, words, model.timeRole()).read(question, request.now(), last.frame());
        Optional<Verified> known = verified.read(question, request.now(), words)
                .filter(found -> last.frame().isEmpty() || reading.query().equals(Optional.of(found.query())));
        if (known.isPresent()) {
            return recognised(words, reading, known.get(), request);
        }
        Optional<Interpretation> interpretation = reading.query()
                .filter(query -> reading.confidence() >= FLOOR)
                .map(query -> interpretations.of(words, reading, query, request))
                .or(() -> new SingleThings(model).lookup(reading, request.now()));
        return new Read(
                reading, interpretation.map(found -> last.unsure(found, () -> alone(question, request, words))));
    }

    /** What the words mean without their conversation. */
    private Optional<MetricQuery> alone(String question, AskRequest request, Vocabulary words) {
        return new QuestionReader(lexicon, words, model.timeRole())
                .read(question, request.now(), Optional.empty())
                .query();
    }

    /** Within a conversation only what would be understood the same without it. */
    private Read recognised(Vocabulary words, Reading reading, Verified known, AskRequest request) {
        MetricQuery query = known.query();
        Interpretation interpretation = new Interpretation(
                AnswerKind.valueOf(known.question().shape().kind().toUpperCase(Locale.ROOT)),
                words.metric(query.metrics().get(0)).domain(),
                query,
                Optional.empty(),
                new Restatement(words).of(query),
                List.of(),
                VERIFIED,
                request.now());
        return new Read(
                reading,
                known.frame(),
                Optional.of(interpretation),
                Optional.of(Verification.of(
                        known.question().question(), query, reading.query().map(shape::inFunnelOrder))));
    }
}
