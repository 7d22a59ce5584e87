package dev.whence.fabric;

import dev.whence.index.Embedder;
import dev.whence.index.Embedders;
import dev.whence.index.GistIndexer;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The store that {@code bench/fabric} fills and keeps, for benches that need many events. */
public final class FabricStore implements AutoCloseable {
    private static final int BATCH = 5_000;
    private static final String GENERATED =
            "select position from event where source = 'bench' order by position desc limit 1";

    private final Database database = Services.postgres().keptStoreDatabase("fabric");
    private final Store store = Store.open(StoreSettings.of(database.url(), database.user(), database.password()));

    public Database database() {
        return database;
    }

    /** How many events of the generator are there; they are the first ones. */
    public long generated() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(GENERATED)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** How many journeys their events are. */
    public long journeys() throws SQLException {
        return generated() / Journeys.EVENTS;
    }

    /** Appends what is missing of so many events. Fails where others came after the generator's: more cannot follow. */
    public void fill(long events) throws SQLException {
        long head = generated();
        if (head >= events) {
            return;
        }
        if (store.reader().head() > head) {
            throw new IllegalStateException(
                    "the store has %,d events and others after them: begin anew with --fresh".formatted(head));
        }
        for (; head < events; head += BATCH) {
            store.events().appendMapped(Journeys.between(head, head + BATCH));
            if ((head + BATCH) % 500_000 == 0) {
                System.out.printf("%,12d  appended%n", head + BATCH);
            }
        }
        database.execute("analyze");
    }

    /** Gives all meanings their vectors, which a hub would otherwise do beside its work. */
    public void embed() {
        GistIndexer indexer =
                new GistIndexer(store.embeddingModels(), store.gists(), new Embedders(Embedder.bundled()));
        for (int some = indexer.indexSome(); some > 0; ) {
            some = indexer.indexSome();
        }
    }

    /** Builds the star in the folder where it does not hold the generator's events yet. */
    public void project(Path folder) throws SQLException {
        ProjectionFiles files = ProjectionFiles.read(Path.of("projections/commerce"));
        try (Projection star = Projection.open(files, ProjectionSettings.in(folder))) {
            if (star.state().outdated() || star.position() < generated()) {
                star.rebuild(store.reader()::textsAfter);
            }
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
