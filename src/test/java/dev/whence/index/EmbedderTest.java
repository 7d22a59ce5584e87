package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.whence.event.WhenceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EmbedderTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Is there only when it is let. */
    public static final class SlowModel implements EmbeddingModel {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch LET = new CountDownLatch(1);

        public SlowModel() throws InterruptedException {
            BEGUN.countDown();
            LET.await();
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            return Response.from(
                    texts.stream().map(text -> Embedding.from(new float[] {1})).toList());
        }
    }

    @Test
    void closingWaitsForAModelThatIsBeingLoaded() throws InterruptedException {
        Embedder embedder = Embedder.named(SlowModel.class.getName());
        CompletableFuture<List<float[]>> vectors = CompletableFuture.supplyAsync(() -> embedder.embed(List.of("a")));
        SlowModel.BEGUN.await();
        Thread closing = new Thread(embedder::close);
        closing.start();
        assertThat(closing.isAlive()).isTrue();
        assertThat(vectors).isNotDone();
        SlowModel.LET.countDown();
        assertThat(vectors).succeedsWithin(SOON).satisfies(found -> assertThat(found)
                .hasSize(1));
        closing.join(SOON.toMillis());
        assertThat(closing.isAlive()).isFalse();
    }

    @Test
    void aClosedOneLoadsNothing() {
        Embedder embedder = Embedder.named(SlowModel.class.getName());
        embedder.close();
        assertThatThrownBy(() -> embedder.embed(List.of("a")))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("the hub stops");
    }
}
