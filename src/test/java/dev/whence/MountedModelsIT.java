package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.TestHub.Reply;
import dev.whence.access.AccessFile;
import dev.whence.access.AccessKey;
import dev.whence.access.AccessKey.Role;
import dev.whence.access.AccessKeys;
import dev.whence.models.RideModel;
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

/** A hub that wants keys, with other models beside its own: one that works, and three that do not. */
class MountedModelsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static HubHome home;
    private static TestHub hub;

    @BeforeAll
    static void startHub() {
        home = HubHome.in(folder)
                .write("application.properties", "whence.access=on\n")
                .write("models/rides.yaml", "model: ../rides/model.yaml\ndata: ../rides\n")
                .write("models/nowhere.yaml", "model: ../rides/model.yaml\ndata: ../nowhere\n")
                .write("models/misspelt.yaml", "model: ../rides/model.yaml\ndatta: ../rides\n")
                .write("models/Odd Name.yaml", "model: x\n")
                .write("rides/model.yaml", RideModel.YAML)
                .write("rides/trips.csv", RideModel.TRIPS)
                .write("rides/stations.csv", RideModel.STATIONS);
        AccessFile file = new AccessFile(folder);
        file.add(key("admin", Role.ADMIN, Set.of(), Map.of()));
        file.add(key("rider", Role.ASKS, Set.of("rides"), Map.of()));
        file.add(key("sales", Role.ASKS, Set.of("revenue"), Map.of()));
        file.add(key("south", Role.ASKS, Set.of("rides"), Map.of("state", List.of("RJ"))));
        hub = TestHub.start(home, Services.postgres().storeDatabase(), "none");
        await().atMost(SOON).until(() -> ask("admin", "rides", "total fares").status() == 200);
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    private static AccessKey key(String name, Role role, Set<String> domains, Map<String, List<String>> rows) {
        return new AccessKey(name, AccessKeys.fingerprint("secret of " + name), role, domains, rows, 0);
    }

    private static Reply send(String key, String method, String path, String body) {
        return hub.send(HttpRequest.newBuilder(hub.address(path))
                .header("Authorization", "Bearer secret of " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Reply ask(String key, String model, String question) {
        return send(
                key,
                "POST",
                "/ask",
                "{\"model\":\"%s\",\"question\":\"%s\",\"now\":\"2024-04-01\"}".formatted(model, question));
    }

    @Test
    void aMountedModelAnswersWithTheRowsBehindIt() {
        JsonNode answer =
                ask("admin", "rides", "total fares by zip code last month").body();
        assertThat(answer.path("rows").toString()).isEqualTo("[[\"01234\",0.3],[\"99000\",11.7]]");
        assertThat(answer.path("node").asText()).isEqualTo("rides");
        JsonNode behind = answer.path("evidence").path("rows").path(0);
        assertThat(behind.path("source").asText()).isEqualTo("trips.csv");
        assertThat(behind.path("rows").asInt()).isEqualTo(3);
        assertThat(behind.path("samples").toString()).isEqualTo("[[3],[4],[5]]");
        assertThat(ask("admin", "rides", "total revenue in Bahia")
                        .body()
                        .path("kind")
                        .asText())
                .isEqualTo("refuse");
    }

    @Test
    void aKeyWithoutTheModelGetsNoNumbers() {
        assertThat(ask("rider", "rides", "total fares").body().path("value").asDouble())
                .isEqualTo(12.3);
        for (String key : List.of("sales", "south")) {
            Reply refused = ask(key, "rides", "total fares");
            assertThat(refused.status()).as(key).isEqualTo(403);
            assertThat(refused.text()).contains("not the model rides").doesNotContain("12.3");
        }
    }

    @Test
    void theCatalogSaysWhichModelsThereAreAndWhyOneCannotBeAsked() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        model("misspelt").path("problems").toString())
                .contains("there is no key 'datta'; did you mean 'data'?"));
        assertThat(model("rides").path("ready").asBoolean()).isTrue();
        assertThat(model("rides").path("metrics").findValuesAsText("name")).contains("total_fares");
        assertThat(model("nowhere").path("ready").asBoolean()).isFalse();
        assertThat(model("nowhere").path("problems").toString()).contains("nowhere", "no folder");
        assertThat(model("Odd Name").isMissingNode()).isTrue();
    }

    private static JsonNode model(String name) {
        for (JsonNode model : send("admin", "GET", "/catalog", "").body().path("models")) {
            if (model.path("name").asText().equals(name)) {
                return model;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    @Test
    void aModelThatIsNotThereOrNotReadableIsSaidSo() {
        Reply unknown = ask("admin", "ride", "total fares");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("did you mean 'rides'?");
        assertThat(ask("admin", "nowhere", "total fares").status()).isEqualTo(503);
    }

    @Test
    void aFileThatChangesIsReadAgain() {
        home.write("rides/trips.csv", RideModel.TRIPS + "6,B,2024-03-04 10:00:00,2024-03-04,100.00,5,1\n");
        await().atMost(SOON).untilAsserted(() -> assertThat(ask("admin", "rides", "total fares")
                        .body()
                        .path("value")
                        .asDouble())
                .isEqualTo(112.3));
        home.write("rides/trips.csv", RideModel.TRIPS);
        await().atMost(SOON).untilAsserted(() -> assertThat(ask("admin", "rides", "total fares")
                        .body()
                        .path("value")
                        .asDouble())
                .isEqualTo(12.3));
    }
}
