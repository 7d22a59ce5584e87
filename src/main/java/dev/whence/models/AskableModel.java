package dev.whence.models;

import dev.whence.event.Problem;
import dev.whence.nodes.ModelNode;
import dev.whence.nodes.ModelNumbers;
import dev.whence.question.Answer;
import dev.whence.question.Answering;
import dev.whence.question.AskRequest;
import dev.whence.question.CurrentVocabulary;
import dev.whence.question.Questions;
import dev.whence.question.Understanding;
import dev.whence.question.ValueNames;
import dev.whence.question.VocabularyReader;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.SemanticModel;
import java.nio.file.Path;
import java.util.List;

/** A model over data in place, with all that understands questions and answers them. Thread-safe. */
public final class AskableModel implements AutoCloseable {
    private final ModelInPlace place;
    private final Understanding understanding;
    private final Answering answering;
    private final ModelNode node;

    private AskableModel(ModelInPlace place, Vocabulary words, MetricExecutor executor, String domain) {
        SemanticModel model = executor.model();
        this.place = place;
        this.understanding = new Understanding(model, CurrentVocabulary.of(words));
        this.answering = new Answering(CurrentVocabulary.of(words));
        this.node = new ModelNode(domain, new ModelNumbers(executor));
    }

    /**
     * Reads the model and its data as they are now.
     *
     * @param domain of all that is asked of it
     * @throws dev.whence.event.WhenceException CONFIG where the file is no model, the place cannot be read, or no metric
     *     of the model can be computed on the data
     */
    public static AskableModel open(Path file, DataPlace data, String domain) {
        ModelInPlace place = ModelInPlace.open(file, data);
        try {
            SemanticModel model = place.model().in(domain);
            MetricExecutor executor = new MetricExecutor(model, place);
            Vocabulary words = new VocabularyReader(model, ValueNames.beside(file), executor::unshown).read();
            return new AskableModel(place, words, executor, domain);
        } catch (RuntimeException failed) {
            place.close();
            throw failed;
        }
    }

    /** What of the model cannot be asked, each with its line. */
    public List<Problem> leftOut() {
        return place.leftOut();
    }

    public SemanticModel model() {
        return place.model();
    }

    public Understanding understanding() {
        return understanding;
    }

    public Answering answering() {
        return answering;
    }

    public ModelNode node() {
        return node;
    }

    /** Never fails for what a question says: what cannot be answered is asked back or refused. */
    public Answer ask(AskRequest request) {
        return new Questions(understanding, answering, List.of(node))
                .ask(request.question(), request.conversation(), request.now());
    }

    @Override
    public void close() {
        place.close();
    }
}
