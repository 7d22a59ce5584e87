package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.event.Sealed;
import dev.whence.store.HashChain;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is personal is nowhere in the clear, and one of a thousand people is forgotten. The store has a server of its own. */
class ForgettingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REVENUE = "What was the revenue this year?";
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @TempDir
    private static Path folder;

    private static PostgresServer server;
    private static Database database;
    private static People people;
    private static HubHome home;
    private static TestHub hub;

    @BeforeAll
    static void startHub() {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        server = Services.ownPostgres();
        database = server.storeDatabase();
        people = new People(Services.postgres().sourceDatabase());
        home = people.connect(HubHome.in(folder));
        hub = TestHub.start(home, database, Services.kafka().bootstrapServers());
        await().atMost(SOON).until(() -> revenue() == 500_500);
    }

    @AfterAll
    static void stopHub() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(LOG);
        hub.close();
        server.close();
    }

    private static double revenue() {
        return hub.ask(REVENUE).body().path("value").asDouble();
    }

    private static JsonNode events(String query) {
        return hub.get("/events?" + query).body().path("events");
    }

    private static JsonNode eventsOf(int person) {
        return events("subject=person/" + person);
    }

    @Test
    void onePersonOfAThousandIsForgottenAndNothingWasEverInTheClear() {
        int person = 500;
        people.change(person, "mail = 'other.quentin500@zimmerfeld.example'").change(person, "score = 'none'");
        await().atMost(SOON)
                .until(() -> eventsOf(person).size() == 2 && !letters(person).isEmpty());
        JsonNode asked = hub.ask("What did " + People.name(person) + " buy?").body();
        String conversation = "subject=question/" + asked.path("id").asText();
        await().atMost(SOON).until(() -> events(conversation).size() == 2);
        String question = events(conversation).at("/0/data/question").asText();
        JsonNode before = eventsOf(person);
        assertThat(before.at("/0/data/name").asText()).isEqualTo(People.name(person));
        assertThat(before.at("/0/data/mail").asText()).isEqualTo(People.mail(person));
        assertThat(before.at("/1/data/mail").asText()).isEqualTo("other.quentin500@zimmerfeld.example");
        assertThat(letters(person)).first().asString().contains(People.name(person));
        double revenue = revenue();
        assertNothingInTheClear();

        JsonNode erased =
                hub.method("DELETE", "/data-subjects/person%2F" + person).body();

        assertThat(erased.path("dataSubject").asText()).isEqualTo("person/500");
        assertThat(erased.path("conversations").asInt()).isEqualTo(question.contains("Quentin") ? 1 : 0);
        JsonNode after = eventsOf(person);
        assertThat(after.findValuesAsText("type"))
                .containsExactly("customer.person.met", "customer.person.changed", "customer.personal_data.erased");
        assertThat(after.at("/0/data/name").isNull()).isTrue();
        assertThat(after.at("/1/data/mail").isNull()).isTrue();
        assertThat(after.at("/0/data/city").asText()).isEqualTo("Ulm");
        assertThat(after.at("/0/hash")).isEqualTo(before.at("/0/hash"));
        assertThat(letters(person).toString()).doesNotContain("Quentin", "quentin");
        assertThat(events(conversation).toString()).doesNotContain("Quentin", "quentin");
        assertThat(hub.get("/subjects/person/500").text()).doesNotContain("Quentin", "quentin");
        assertThat(hub.get("/data-subjects/person%2F500").text()).doesNotContain("Quentin", "quentin");
        assertThat(eventsOf(501).at("/0/data/name").asText()).isEqualTo(People.name(501));
        assertThat(revenue()).isEqualTo(revenue);
        assertTheChainIsSound();
        assertNothingInTheClear();
        assertThat(hub.method("DELETE", "/data-subjects/person%2F" + person)
                        .body()
                        .path("event"))
                .as("once more changes nothing")
                .isEqualTo(erased.path("event"));
        assertThat(eventsOf(person)).hasSize(3);
    }

    private static List<JsonNode> letters(int person) {
        List<JsonNode> letters = new ArrayList<>();
        hub.get("/dead-letters?limit=1000").body().path("deadLetters").forEach(letter -> {
            if (letter.path("key").asText().equals(String.valueOf(person))) {
                letters.add(letter);
            }
        });
        return letters;
    }

    private static void assertNothingInTheClear() {
        String[] texts = {"Zimmerfeld 500", "quentin500@", "Zimmerfeld Road 500"};
        StoreFiles files = new StoreFiles(server.admin());
        assertThat(files.holding(texts)).isEmpty();
        assertThat(files.holding("customer.person.met"))
                .as("the search finds what is there")
                .isNotEmpty();
        for (String text : texts) {
            assertThat(filesHolding(text)).as(text).isEmpty();
            assertThat(List.copyOf(LOG.list)).as("the log").noneMatch(line -> line.getFormattedMessage()
                    .contains(text));
        }
        try (Topics topics = new Topics(Services.kafka().bootstrapServers())) {
            await().atMost(SOON).until(() -> topics.poll().stream()
                    .anyMatch(message -> "person/500".equals(message.key())
                            && message.value().contains("customer.person.changed")));
            assertThat(topics.poll()).noneMatch(message -> message.value().contains("Zimmerfeld"));
            assertThat(topics.poll())
                    .filteredOn(message -> "person/500".equals(message.key()))
                    .anyMatch(message -> message.value().contains(Sealed.PREFIX));
        }
    }

    private static List<String> filesHolding(String text) {
        try (Stream<Path> files = Files.walk(home.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(text))
                    .map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void assertTheChainIsSound() {
        try (Store store = Store.attach(StoreSettings.of(database.url(), database.user(), database.password()))) {
            HashChain.Verdict verdict = store.hashChain().verify(2, checked -> {});
            assertThat(verdict.problem()).isEmpty();
            assertThat(verdict.position()).isGreaterThan(2000);
        }
    }

    @Test
    void whatTheSourceSaysLaterOfSomebodyWhoWasErasedIsKeptWithoutPersonalValues() {
        int person = 600;
        assertThat(hub.method("DELETE", "/data-subjects/600").status()).isEqualTo(200);
        people.change(person, "name = 'Quentin the Second', mail = 'second@zimmerfeld.example'")
                .change(person, "address = '{\"city\": \"Bonn\"}'");
        await().atMost(SOON).until(() -> eventsOf(person).toString().contains("Bonn"));
        assertThat(eventsOf(person).findValuesAsText("type"))
                .as("a name that nobody may know has not changed")
                .containsExactly("customer.person.met", "customer.personal_data.erased", "customer.person.changed");
        assertThat(eventsOf(person).at("/2/data/name").isMissingNode()).isTrue();
        assertThat(new StoreFiles(server.admin()).holding("Quentin the Second")).isEmpty();
    }

    @Test
    void aSecondSnapshotTellsNothingOfWhatIsSealedOrForgotten() {
        assertThat(hub.method("DELETE", "/data-subjects/person%2F610").status()).isEqualTo(200);
        people.change(611, "name = 'Zed'");
        await().atMost(SOON).until(() -> eventsOf(611).size() == 2);
        long head = events("order=newest&limit=1").at("/0/position").asLong();
        hub.post("/connectors/people/snapshot", "application/json", "{\"tables\":[\"people\"]}");
        await().atMost(SOON)
                .pollDelay(Duration.ofMillis(500))
                .until(() -> hub.connector().path("detail").asText().equals("reading changes"));
        people.change(611, "name = 'Zee'");
        await().atMost(SOON).until(() -> eventsOf(611).size() == 3);
        assertThat(events("after=" + head + "&type=customer.person.changed").findValuesAsText("subject"))
                .allMatch(subject ->
                        List.of("person/611", "person/600", "person/500").contains(subject));
    }

    @Test
    void aPersonIsToldAllThatIsHeld() {
        JsonNode held = hub.get("/data-subjects/person%2F620").body();
        assertThat(held.at("/rows/0/table").asText()).isEqualTo("people");
        assertThat(held.at("/rows/0/values/mail").asText()).isEqualTo(People.mail(620));
        assertThat(held.at("/events/0/data/name").asText()).isEqualTo(People.name(620));
        assertThat(held.has("erasedAt")).isFalse();
        assertThat(hub.get("/data-subjects/person%2F0").status()).isEqualTo(404);
    }

    @Test
    void aTransactionThatIsTooLargeForMemoryIsSealedToo() {
        people.changeAll("id > 800", "name = name || ' the Greater', score = 'none'");
        await().atMost(SOON)
                .until(() -> events("type=customer.person.changed&subject=person/1000")
                                        .size()
                                == 1
                        && !letters(1000).isEmpty());
        assertThat(eventsOf(1000).at("/1/data/name").asText()).isEqualTo("Quentin Zimmerfeld 1000 the Greater");
        assertThat(letters(1000).toString()).contains("the Greater");
        assertThat(new StoreFiles(server.admin()).holding("the Greater")).isEmpty();
        assertThat(filesHolding("the Greater")).isEmpty();
    }

    @Test
    void anAssistantIsShownWhatIsSealed() {
        String call =
                """
                {"jsonrpc":"2.0","id":1,"method":"tools/call",
                "params":{"name":"subject","arguments":{"type":"person","id":"640"}}}""";
        String answer = hub.send(HttpRequest.newBuilder(hub.address("/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(call)))
                .text();
        assertThat(answer).contains("person/640", Sealed.PREFIX).doesNotContain("quentin", "Quentin");
    }

    @Test
    void whoSendsEventsHasTheirPersonalFieldsSealedTooAndMaySendThemAgainAfterAnErasure() {
        String event =
                """
                {"specversion":"1.0","id":"e1","source":"web","type":"customer.person.met","subject":"person/630",
                "time":"2026-05-01T10:00:00Z","data":{"person_id":"630","mail":"sent630@zimmerfeld.example"}}""";
        String type = "application/cloudevents+json";
        assertThat(hub.post("/events", type, event).text()).contains("appended");
        assertThat(hub.post("/events", type, event).text()).contains("known");
        assertThat(events("subject=person/630").toString()).contains("sent630@");
        assertThat(new StoreFiles(server.admin()).holding("sent630@")).isEmpty();

        assertThat(hub.method("DELETE", "/data-subjects/person%2F630").status())
                .as("two sources know such a person")
                .isEqualTo(409);
        assertThat(hub.method("DELETE", "/data-subjects/person%2F630?source=web")
                        .status())
                .isEqualTo(200);
        assertThat(events("subject=person/630").toString())
                .doesNotContain("sent630@")
                .contains(People.mail(630));
        assertThat(hub.post("/events", type, event).text()).contains("known");
    }
}
