package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.store.Gists;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        Embedder embedder = Embedder.bundled();
        GistIndexer indexer = new GistIndexer(store.gists(), embedder);
        assertThat(indexer.indexSome()).isEqualTo(4);
        assertThat(indexer.indexSome()).isZero();
        similar = new SimilarEvents(store.reader(), store.gists(), embedder);
    }

    @AfterAll
    static void closeStore() {
        store.close();
        Services.postgres().drop(database);
    }

    @Test
    void findsEventOfTheSameMeaningInOtherWordsFirst() {
        List<Gists.Similar> found = similar.to(LATE_PARCEL.id(), 3).orElseThrow();

        assertThat(found).hasSize(3);
        assertThat(found.get(0).event().event().id()).isEqualTo(LATE_DELIVERY.id());
        assertThat(found).extracting(Gists.Similar::similarity).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void findsEventByWords() {
        assertThat(similar.to("card payment was refused", 1))
                .singleElement()
                .satisfies(nearest -> assertThat(nearest.event().event().id()).isEqualTo(DECLINED_CARD.id()));
    }

    @Test
    void saysNothingAboutAnUnknownEvent() {
        assertThat(similar.to(UUID.randomUUID(), 3)).isEmpty();
    }

    private static Event event(String type, String gist) {
        return new Event(
                UUID.randomUUID(),
                new EventType(type),
                1,
                Subject.parse("order/" + UUID.randomUUID()),
                Instant.parse("2026-03-01T10:00:00Z"),
                "test",
                "",
                "order/1",
                Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("text", gist),
                gist,
                gist);
    }
}
