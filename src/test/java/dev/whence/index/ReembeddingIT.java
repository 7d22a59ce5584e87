package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.event.Event;
import dev.whence.event.WhenceException;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.EventFilter;
import dev.whence.store.MeaningSearch;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReembeddingIT {
    private static final String SPELLING = LetterCounts.class.getName();

    private final Embedders spelling = new Embedders(Embedder.named(SPELLING));
    private final Embedders bundled = new Embedders(Embedder.bundled());
    private Database database;
    private Store store;

    @BeforeEach
    void fortyMeaningsByOneModel() {
        database = Services.postgres().storeDatabase();
        store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
        store.events()
                .append(IntStream.range(0, 40)
                        .mapToObj(i -> event("Order number " + "i".repeat(i) + " was late"))
                        .toList());
        drain(indexer(spelling));
    }

    @AfterEach
    void close() {
        store.close();
        Services.postgres().drop(database);
    }

    @Test
    void anotherModelIsMadeBesideTheOneThatServesAndThenTakesItsPlace() {
        GistIndexer indexer = indexer(bundled);

        assertThat(indexer.indexSome()).isPositive();
        assertThat(store.embeddingModels().all())
                .extracting(Model::name, Model::dimensions, Model::serving, Model::waiting)
                .containsExactly(tuple(SPELLING, 26, true, 0L), tuple(Embedder.BUNDLED, 384, false, 8L));
        assertThat(search(bundled, "Order number iiii was late")).hasSize(3);

        store.events().append(List.of(event("The parcel is lost")));
        drain(indexer);
        assertThat(store.embeddingModels().all())
                .extracting(Model::name, Model::serving, Model::waiting)
                .containsExactly(tuple(Embedder.BUNDLED, true, 0L));
        assertThat(search(bundled, "a shipment disappeared")
                        .get(0)
                        .event()
                        .event()
                        .gist())
                .isEqualTo("The parcel is lost");
    }

    @Test
    void whoGoesBackBeforeTheOtherIsReadyKeepsTheFirst() {
        indexer(bundled).indexSome();
        drain(indexer(spelling));
        assertThat(store.embeddingModels().all()).extracting(Model::name).containsExactly(SPELLING);
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Embedder.named("com.example.NoModel"))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("com.example.NoModel")
                .hasMessageContaining("whence.index.model");
    }

    private GistIndexer indexer(Embedders embedders) {
        return new GistIndexer(store.embeddingModels(), store.gists(), embedders);
    }

    private static void drain(GistIndexer indexer) {
        while (indexer.indexSome() > 0) {
            Thread.onSpinWait();
        }
    }

    private List<MeaningSearch.Similar> search(Embedders embedders, String text) {
        return new SimilarEvents(store, embedders).to(text, EventFilter.all().limit(3));
    }

    private static Event event(String gist) {
        return Meanings.event("revenue.order.placed", gist);
    }
}
