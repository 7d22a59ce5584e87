package dev.whence.index;

import static dev.whence.index.Meanings.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.store.EventFilter;
import dev.whence.store.MeaningSearch;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimilarEventsIT {
    private static final Event LATE_PARCEL =
            event("inventory.shipment.delivered", "The parcel arrived two weeks too late");
    private static final Event LATE_DELIVERY =
            event("inventory.shipment.delivered", "The delivery reached the customer long after the promised day");
    private static final Event DECLINED_CARD = event("revenue.payment.failed", "The bank declined the credit card");
    private static final Event PRICE_ROSE = event("product.price.changed", "The price of a watch went up");

    private static Database database;
    private static Store store;
    private static SimilarEvents similar;

    @BeforeAll
    static void indexFourEvents() {
        database = Services.postgres().storeDatabase();
        store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));
        store.events().append(List.of(LATE_PARCEL, LATE_DELIVERY, DECLINED_CARD, PRICE_ROSE));
        Embedders embedders = new Embedders(Embedder.bundled());
        GistIndexer indexer = new GistIndexer(store.embeddingModels(), store.gists(), embedders);
        assertThat(indexer.indexSome()).isEqualTo(4);
        assertThat(indexer.indexSome()).isZero();
        similar = new SimilarEvents(store, embedders);
    }

    @AfterAll
    static void closeStore() {
        store.close();
        Services.postgres().drop(database);
    }

    @Test
    void findsEventOfTheSameMeaningInOtherWordsFirst() {
        List<MeaningSearch.Similar> found =
                similar.to(LATE_PARCEL.id(), some(3)).orElseThrow();

        assertThat(found).hasSize(3);
        assertThat(found.get(0).event().event().id()).isEqualTo(LATE_DELIVERY.id());
        assertThat(found)
                .extracting(MeaningSearch.Similar::similarity)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void findsEventByWords() {
        assertThat(similar.to("card payment was refused", some(1)))
                .singleElement()
                .satisfies(nearest -> assertThat(nearest.event().event().id()).isEqualTo(DECLINED_CARD.id()));
    }

    @Test
    void saysNothingAboutAnUnknownEvent() {
        assertThat(similar.to(UUID.randomUUID(), some(3))).isEmpty();
    }

    @Test
    void findsTheNearestOfWhatAFilterLetsThrough() {
        UUID late = LATE_PARCEL.id();
        assertThat(ids(late, some(3).type(new EventType("product.price.changed"))))
                .containsExactly(PRICE_ROSE.id());
        assertThat(ids(late, some(3).domain("revenue"))).containsExactly(DECLINED_CARD.id());
        assertThat(ids(late, some(3).subject(PRICE_ROSE.subject()))).containsExactly(PRICE_ROSE.id());
        assertThat(ids(late, some(1).from(LATE_DELIVERY.occurredAt()))).containsExactly(LATE_DELIVERY.id());
        assertThat(ids(late, some(3).to(LATE_DELIVERY.occurredAt()))).isEmpty();
    }

    private static List<UUID> ids(UUID event, EventFilter among) {
        return similar.to(event, among).orElseThrow().stream()
                .map(near -> near.event().event().id())
                .toList();
    }

    private static EventFilter some(int limit) {
        return EventFilter.all().limit(limit);
    }
}
