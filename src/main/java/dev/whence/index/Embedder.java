package dev.whence.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Turns texts into vectors by an embedding model, which is loaded when it is first needed. Thread-safe.
 *
 * @see <a href="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2">all-MiniLM-L6-v2</a>
 */
public final class Embedder {
    /** The name under which vectors of the bundled model are kept: vectors of two models cannot be compared. */
    public static final String BUNDLED = "all-MiniLM-L6-v2";

    private final String model;
    private final Lazy lazy = new Lazy();

    private Embedder(String model) {
        this.model = model;
    }

    /** The model that comes along: 384 dimensions, in this process, on one core. */
    public static Embedder bundled() {
        return new Embedder(BUNDLED);
    }

    public String model() {
        return model;
    }

    /** One vector for each text, in the same order. Takes some milliseconds a text. */
    public List<float[]> embed(List<String> texts) {
        return lazy.model().embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(embedding -> embedding.vector())
                .toList();
    }

    /** The model costs some hundred megabytes: only who searches by meaning pays them. */
    private static final class Lazy {
        private EmbeddingModel loaded;

        synchronized EmbeddingModel model() {
            if (loaded == null) {
                Executor onCallingThread = Runnable::run;
                loaded = new AllMiniLmL6V2QuantizedEmbeddingModel(onCallingThread);
            }
            return loaded;
        }
    }
}
