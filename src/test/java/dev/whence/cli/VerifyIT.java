package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.whence.event.Event;
import dev.whence.event.EventType;
import dev.whence.event.Subject;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyIT {
    private final Database database = Services.postgres().storeDatabase();
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void appendEvents() {
        try (Store store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()))) {
            store.events()
                    .append(IntStream.range(0, 10).mapToObj(VerifyIT::event).toList());
        }
    }

    @AfterEach
    void drop() {
        Services.postgres().drop(database);
    }

    @Test
    void aSoundChainIsKeptAsACheckpointAndComparedLater() {
        Path file = folder.resolve("chain.json");
        assertThat(verify("--checkpoint", file.toString())).isZero();
        assertThat(said.toString()).contains("Sound. The chain ends at position 10");
        assertThat(file).content().contains("\"position\" : 10");
        assertThat(verify("--against", file.toString())).isZero();
    }

    @Test
    void aChangedEventIsNamedByItsPosition() {
        asSuperuser("update event set data = '{\"total\": 1}' where position = 4");
        assertThat(verify()).isEqualTo(1);
        assertThat(said.toString()).contains("TAMPERED WITH at position 4");
    }

    @Test
    void thatTheNewestEventsWereRemovedWithTheHeadShowsAgainstACheckpoint() {
        Path file = folder.resolve("chain.json");
        verify("--checkpoint", file.toString());
        asSuperuser("delete from event where position = 10; delete from event_identity where position = 10;"
                + " update event_head set position = 9, hash = (select hash from event where position = 9)");
        assertThat(verify()).isZero();
        assertThat(verify("--against", file.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("is not there any more");
    }

    @Test
    void whatIsNoCheckpointAndWhatIsNoStoreIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.json"), "{\"position\": \"x\"}", StandardCharsets.UTF_8);
        assertThat(verify("--against", file.toString())).isEqualTo(3);
        assertThat(said.toString()).contains("wrong.json is no checkpoint");
        assertThat(run("--set", "whence.store.url=" + url("postgres"))).isEqualTo(3);
        assertThat(said.toString()).contains("there is no event store in the database postgres");
    }

    private int verify(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--set";
        all[options.length + 1] = "whence.store.url=" + database.url();
        return run(all);
    }

    private int run(String... options) {
        CommandLine line = new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .setExecutionExceptionHandler(new Failures());
        String[] all = Arrays.copyOf(options, options.length + 4);
        all[options.length] = "--set";
        all[options.length + 1] = "whence.store.user=" + database.user();
        all[options.length + 2] = "--set";
        all[options.length + 3] = "whence.store.password=" + database.password();
        return line.execute(all);
    }

    private String url(String name) {
        return database.url().replace("/" + database.name(), "/" + name);
    }

    private void asSuperuser(String sql) {
        Database admin = Services.postgres().admin();
        new Database(database.host(), database.port(), database.name(), admin.user(), admin.password())
                .execute("set session_replication_role = replica; " + sql);
    }

    private static Event event(int number) {
        return new Event(
                new UUID(1, number),
                new EventType("revenue.order.placed"),
                1,
                Subject.parse("order/" + number),
                Instant.parse("2024-05-01T10:00:00Z").plusSeconds(number),
                "shop",
                "0/1",
                "order/" + number,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode().put("total", number),
                "placed",
                "");
    }
}
