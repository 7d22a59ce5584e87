package dev.whence.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.store.HashChain.Verdict;
import dev.whence.testing.BackedUpPostgres;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TamperedFilesIT {
    private static final byte[] BEFORE = "of order/3".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER = "of order/8".getBytes(StandardCharsets.UTF_8);

    @Test
    void aByteThatWasChangedInTheServersFilesIsFound() throws Exception {
        try (BackedUpPostgres postgres = Services.backedUpPostgres()) {
            Database database = postgres.server().storeDatabase();
            StoreSettings settings = StoreSettings.of(database.url(), database.user(), database.password());
            try (Store store = Store.open(settings)) {
                store.events().append(TestEvents.placed(0, 6));
                assertThat(store.hashChain().verify().problem()).isEmpty();
            }
            Path file = fileOfTheChunk(postgres, database);
            postgres.whileStopped(() -> change(file));
            try (Store store = Store.open(settings)) {
                Verdict verdict = store.hashChain().verify();
                assertThat(verdict.position()).isEqualTo(3);
                assertThat(verdict.problem().orElseThrow()).contains("is not what was appended");
            }
        }
    }

    private static Path fileOfTheChunk(BackedUpPostgres postgres, Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_relation_filepath(c) from show_chunks('event') as c limit 1")) {
            row.next();
            return postgres.data().resolve(row.getString(1));
        }
    }

    /** In the narrative of the event at position 4. */
    private static void change(Path file) {
        try (RandomAccessFile heap = new RandomAccessFile(file.toFile(), "rw")) {
            int at = indexOf(Files.readAllBytes(file), BEFORE);
            heap.seek(at);
            heap.write(AFTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] all, byte[] wanted) {
        int at = new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
        assertThat(at).as("the place in the file").isPositive();
        return at;
    }
}
