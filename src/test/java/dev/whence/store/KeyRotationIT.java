package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.event.Sealed;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.privacy.DataKey;
import dev.whence.privacy.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of sealed values when the master key changes. */
class KeyRotationIT {
    @TempDir
    private Path folder;

    private static String key() {
        return Base64.getEncoder().encodeToString(DataKey.secret());
    }

    private Store open(TestStore store, String keys) throws IOException {
        Files.writeString(
                folder.resolve("customer.person.met.json"),
                """
                {"$id": "urn:whence:vocabulary:customer.person.met", "type": "object",
                 "properties": {"mail": {"type": "string", "x-personal": true}}}
                """);
        Sealing sealing = new Sealing(MasterKeys.parse(keys), Vocabulary.load(folder));
        return Store.open(store.settings(), Clock.systemUTC(), sealing);
    }

    private static Event met(int person) {
        return TestEvents.event(
                "customer.person.met",
                "person/" + person,
                TestEvents.NOON,
                JsonNodeFactory.instance.objectNode().put("mail", person + "@example.org"));
    }

    private static String mail(Store store, int person) {
        List<RecordedEvent> events =
                store.personalValues(true).events(store.reader().after(0, 100));
        return events.get(person).event().data().path("mail").asText();
    }

    @Test
    void aNewMasterKeyTakesOverFromTheFormerOneWhichCanThenGo() throws IOException {
        String former = key();
        String next = key();
        try (TestStore test = new TestStore()) {
            try (Store store = open(test, former)) {
                store.events().append(List.of(met(0)));
                assertThat(mail(store, 0)).isEqualTo("0@example.org");
            }
            try (Store store = open(test, next)) {
                store.rewrapKeys();
                assertThat(mail(store, 0)).as("without its master key").startsWith(Sealed.PREFIX);
                assertThatThrownBy(() -> store.events().append(List.of(met(0))))
                        .isInstanceOf(WhenceException.class)
                        .hasMessageContaining(
                                "person/0 of shop is sealed under a master key that this hub does not hold");
                store.events().append(List.of(met(1)));
            }
            try (Store store = open(test, next + "\n" + former)) {
                store.rewrapKeys();
            }
            try (Store store = open(test, next)) {
                assertThat(mail(store, 0)).isEqualTo("0@example.org");
                assertThat(mail(store, 1)).isEqualTo("1@example.org");
            }
        }
    }

    @Test
    void aStoreWithoutMasterKeyOpensNothing() throws IOException {
        try (TestStore test = new TestStore()) {
            try (Store store = open(test, key())) {
                store.events().append(List.of(met(0)));
            }
            assertThat(mail(test.get(), 0)).startsWith(Sealed.PREFIX);
        }
    }
}
