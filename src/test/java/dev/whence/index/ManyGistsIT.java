package dev.whence.index;

import static dev.whence.index.Meanings.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.Event;
import dev.whence.store.EventFilter;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A store in which nearly all gists are of one type, so many that only the index can be gone along. */
class ManyGistsIT {
    private static final Event TOYS = event("revenue.order.placed", "An order of toys was placed, 20 to 50 BRL");
    private static final Event BOOKS = event("revenue.order.placed", "An order of books was placed, 20 to 50 BRL");
    private static final Event PHONE = event("customer.checkout.started", "A checkout was started on mobile");
    private static final Event DESK = event("customer.checkout.started", "A checkout was started on desktop");

    private static Database database;
    private static Store store;
    private static SimilarEvents similar;

    @BeforeAll
    static void fill() throws Exception {
        database = Services.postgres().storeDatabase();
        store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
        store.events().append(List.of(TOYS, BOOKS, PHONE, DESK));
        Embedders embedders = new Embedders(Embedder.bundled());
        new GistIndexer(store.embeddingModels(), store.gists(), embedders).indexSome();
        similar = new SimilarEvents(store, embedders);
        database.execute("drop index gist_vector_of_model_1");
        database.execute(
                """
                insert into gist_vector (model, gist_id, embedding)
                select 1, gen_random_uuid(), near.embedding + noise.embedding
                from generate_series(1, 10500) as n
                cross join lateral (
                    select array_agg((random() - 0.5) * 0.02)::vector as embedding
                    from generate_series(1, 384) where n > 0) as noise
                join gist on gist.text like 'An order of toys%'
                join gist_vector as near on near.gist_id = gist.id""");
        database.execute("insert into gist_type (type, gist_id) select 'revenue.order.placed', gist_id from gist_vector"
                + " where gist_id not in (select id from gist)");
        database.execute("select index_embedding_model(1, 384)");
        database.execute("analyze");
    }

    @AfterAll
    static void close() {
        store.close();
        Services.postgres().drop(database);
    }

    @Test
    void theFewThatAreUnlikeTheManyAreFound() {
        assertThat(nearest(PHONE, EventFilter.all())).startsWith(DESK.id());
        assertThat(nearest(DESK, EventFilter.all())).startsWith(PHONE.id());
    }

    @Test
    void soAreThoseAmongTheManyAndOneByOneInOrder() {
        assertThat(nearest(BOOKS, EventFilter.all())).hasSize(3).startsWith(TOYS.id());
        assertThat(nearest(BOOKS, EventFilter.all().domain("revenue"))).containsExactly(TOYS.id());
        assertThat(nearest(BOOKS, EventFilter.all().domain("customer")))
                .containsExactlyInAnyOrder(PHONE.id(), DESK.id());
    }

    private static List<UUID> nearest(Event event, EventFilter among) {
        return similar.to(event.id(), among.limit(3)).orElseThrow().stream()
                .map(near -> near.event().event().id())
                .toList();
    }
}
