package dev.whence.index;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.whence.event.WhenceException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Turns texts into vectors by an embedding model, which is loaded when it is first needed. Thread-safe.
 *
 * @see <a href="https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2">all-MiniLM-L6-v2</a>
 */
public final class Embedder implements AutoCloseable {
    /** The name of the model that comes along. */
    public static final String BUNDLED = "all-MiniLM-L6-v2";

    private final String model;
    private final Lazy lazy;

    private Embedder(String model, Supplier<EmbeddingModel> loading) {
        this.model = model;
        this.lazy = new Lazy(loading);
    }

    /** The model that comes along: 384 dimensions, in this process, on one core. */
    public static Embedder bundled() {
        return named(BUNDLED);
    }

    /**
     * The bundled model by its name, or any other of langchain4j by the name of its class, which must be on the class path
     * and have a constructor without parameters. Fails with CONFIG where there is no such class.
     */
    public static Embedder named(String model) {
        if (model.equals(BUNDLED)) {
            Executor onCallingThread = Runnable::run;
            return new Embedder(model, () -> new AllMiniLmL6V2QuantizedEmbeddingModel(onCallingThread));
        }
        try {
            Class<? extends EmbeddingModel> type = Class.forName(model).asSubclass(EmbeddingModel.class);
            return new Embedder(model, () -> make(type));
        } catch (ClassNotFoundException | ClassCastException e) {
            throw WhenceException.config("whence.index.model: there is no embedding model " + model + "; give "
                    + BUNDLED + " or the name of a langchain4j EmbeddingModel class whose jar is on the class path");
        }
    }

    /** Vectors of two models cannot be compared: they are kept under the model's name. */
    public String model() {
        return model;
    }

    /** How many numbers a vector has. Loads the model. */
    public int dimensions() {
        return lazy.model().dimension();
    }

    /** One vector for each text, in the same order. Takes some milliseconds a text. */
    public List<float[]> embed(List<String> texts) {
        return lazy.model().embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(embedding -> embedding.vector())
                .toList();
    }

    /**
     * Waits until the model is there, if it is being loaded, and loads it no more. The native library must not be let go
     * of meanwhile, which it does by itself when the process ends.
     */
    @Override
    public void close() {
        lazy.close();
    }

    private static EmbeddingModel make(Class<? extends EmbeddingModel> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw WhenceException.config("whence.index.model: " + type.getName() + " cannot be made: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw WhenceException.config(
                    "whence.index.model: " + type.getName() + " has no public constructor without parameters");
        }
    }

    /** The model costs some hundred megabytes: only who searches by meaning pays them. */
    private static final class Lazy {
        private final Supplier<EmbeddingModel> loading;
        private EmbeddingModel loaded;
        private boolean closed;

        Lazy(Supplier<EmbeddingModel> loading) {
            this.loading = loading;
        }

        synchronized EmbeddingModel model() {
            if (loaded == null && closed) {
                throw WhenceException.retryable("the hub stops, so the embedding model is not loaded any more", null);
            }
            if (loaded == null) {
                loaded = loading.get();
            }
            return loaded;
        }

        synchronized void close() {
            closed = true;
        }
    }
}
