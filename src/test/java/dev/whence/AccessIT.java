package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.TestHub.Reply;
import dev.whence.access.AccessFile;
import dev.whence.access.AccessKey;
import dev.whence.access.AccessKey.Role;
import dev.whence.access.AccessKeys;
import dev.whence.cli.Settings;
import dev.whence.testing.Services;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that wants keys. */
class AccessIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String JSON = "application/json";
    private static final SmallShop SHOP = new SmallShop().history(20).order("a");

    @TempDir
    private static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void startHub() {
        HubHome home = HubHome.in(folder).shop(SHOP.database()).write("application.properties", "whence.access=on\n");
        AccessFile file = new AccessFile(folder);
        file.add(key("reader", Role.ASKS, Set.of(), Map.of(), 0));
        file.add(key("engineer", Role.ENGINEER, Set.of(), Map.of(), 0));
        file.add(key("admin", Role.ADMIN, Set.of(), Map.of(), 0));
        file.add(key("sales", Role.ASKS, Set.of("revenue"), Map.of(), 0));
        file.add(key("nowhere", Role.ASKS, Set.of(), Map.of("state", List.of("RJ")), 0));
        file.add(key("seldom", Role.ASKS, Set.of(), Map.of(), 2));
        hub = TestHub.start(home, Services.postgres().storeDatabase(), "none");
        await().atMost(SOON)
                .until(() -> asked("admin", "How many orders were placed today?")
                                .path("value")
                                .asLong()
                        == SHOP.ordersOfToday());
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    private static AccessKey key(
            String name, Role role, Set<String> domains, Map<String, List<String>> rows, int perMinute) {
        return new AccessKey(name, AccessKeys.fingerprint(secret(name)), role, domains, rows, perMinute);
    }

    private static String secret(String name) {
        return "secret of " + name;
    }

    private static Reply send(String name, String method, String path, String body) {
        return hub.send(HttpRequest.newBuilder(hub.address(path))
                .header("Authorization", "Bearer " + secret(name))
                .header("Content-Type", JSON)
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Reply get(String name, String path) {
        return hub.send(HttpRequest.newBuilder(hub.address(path)).header("Authorization", "Bearer " + secret(name)));
    }

    private static Reply ask(String name, String question) {
        return send(name, "POST", "/ask", "{\"question\":\"" + question + "\"}");
    }

    private static JsonNode asked(String name, String question) {
        return ask(name, question).body();
    }

    @Test
    void withoutAKeyOnlyThePageAndTheContractAreShown() {
        assertThat(hub.get("/").status()).isEqualTo(200);
        assertThat(hub.get("/openapi.yaml").status()).isEqualTo(200);
        for (String path : List.of("/catalog", "/events", "/events/stream", "/connectors", "/data-subjects/1")) {
            for (String written : List.of(path, path + "/", "/" + path, path + "?x=1", path + "//")) {
                assertThat(hub.get(written).status()).as(written).isEqualTo(401);
            }
        }
        assertThat(hub.ask("What was the revenue this year?").text())
                .contains("This hub wants a key", "whence key")
                .doesNotContain("value");
        assertThat(get("a stranger", "/catalog").text()).contains("does not know this key");
        assertThat(hub.post("/mcp", JSON, "{}").status()).isEqualTo(401);
    }

    @Test
    void eachRoleMayDoWhatThoseBeforeItMay() {
        assertThat(get("reader", "/events?limit=1").status()).isEqualTo(200);
        assertThat(get("reader", "/connectors").text()).contains("takes one for engineers");
        assertThat(get("reader", "/connectors/").status()).isEqualTo(403);
        assertThat(get("sales", "/events/").status()).isEqualTo(403);
        assertThat(send("reader", "POST", "/events", "{}").status()).isEqualTo(403);
        assertThat(get("engineer", "/connectors").status()).isEqualTo(200);
        assertThat(send("engineer", "DELETE", "/data-subjects/1", "").text()).contains("takes one for admins");
        assertThat(get("admin", "/data-subjects/1").status()).isEqualTo(404);
    }

    @Test
    void whoMayAskAboutOneDomainIsToldNothingOfAnother() {
        assertThat(asked("sales", "What was the revenue this year?")
                        .path("value")
                        .asDouble())
                .isPositive();
        Reply other = ask("sales", "How many customers are there?");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body().path("detail").asText())
                .isEqualTo("The key of sales may ask about revenue, and not what is about customer.");
        assertThat(get("sales", "/events").text()).contains("may ask, and not read events");
        assertThat(get("sales", "/events/stream").status()).isEqualTo(403);
        assertThat(get("sales", "/subjects/order/a").status()).isEqualTo(403);
        assertThat(ask("sales", "Why did revenue drop this month?").status()).isEqualTo(403);
    }

    @Test
    void whoMaySeeSomeRowsIsToldNothingOfTheOthers() {
        JsonNode all = asked("reader", "What was the revenue this year?");
        JsonNode none = asked("nowhere", "What was the revenue this year?");
        assertThat(all.path("value").asDouble()).isPositive();
        assertThat(none.path("value").asDouble(0)).as(none.toPrettyString()).isZero();
        assertThat(none.at("/interpretation/notes").toString()).contains("this key counts only where state is RJ");
        assertThat(asked("nowhere", "Revenue by state this year").path("rows")).isEmpty();
        for (JsonNode question : get("nowhere", "/catalog").body().path("questions")) {
            Reply reply = ask("nowhere", question.asText());
            assertThat(reply.status() == 403
                            || reply.body().path("kind").asText().matches("refuse|clarify")
                            || reply.body().at("/evidence/params").toString().contains("\"RJ\""))
                    .as(question.asText() + " " + reply.body().path("evidence").path("params"))
                    .isTrue();
        }
    }

    @Test
    void whoCallsTooOftenIsToldWhenToTryAgain() {
        assertThat(get("seldom", "/catalog").status()).isEqualTo(200);
        assertThat(get("seldom", "/catalog").status()).isEqualTo(200);
        Reply third = get("seldom", "/catalog");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.text()).contains("2 calls a minute", "try again in");
    }

    @Test
    void anAssistantMayDoWhatItsKeyMay() {
        String call =
                """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}""";
        assertThat(send("reader", "POST", "/mcp", call.formatted("events", "{\"limit\":1}"))
                        .text())
                .contains("\\\"position\\\"");
        assertThat(send("sales", "POST", "/mcp", call.formatted("events", "{\"limit\":1}"))
                        .text())
                .contains("\"isError\":true", "not read events");
        assertThat(send(
                                "sales",
                                "POST",
                                "/mcp",
                                call.formatted("ask", "{\"question\":\"How many customers are there?\"}"))
                        .text())
                .contains("\"isError\":true", "may ask about revenue");
    }

    @Test
    void aHubThatOthersReachDoesNotStartBeforeSomebodyHasAKey(@TempDir Path other) {
        HubHome.in(other);
        Settings settings = Settings.load(
                Map.of("whence.home", other.toString(), "whence.http.host", "0.0.0.0", "whence.kafka", "none"),
                Map.of());
        assertThatThrownBy(
                        () -> Access.keys(settings, EngineersFiles.load(other).model(), Set.of()))
                .hasMessageContaining("nobody has a key")
                .hasMessageContaining("whence key NAME --role admin");
    }
}
