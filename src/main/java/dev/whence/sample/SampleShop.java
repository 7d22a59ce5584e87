package dev.whence.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** Gets the shop that is wanted: the one that is there if it is the same, else a new one in its place. */
public final class SampleShop {
    private final ShopServer server;
    private final ShopDatabase database;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress is told in a few words how far the loading is */
    public SampleShop(ShopServer server, Clock clock, Consumer<String> progress) {
        this.server = server;
        this.database = new ShopDatabase(server);
        this.clock = clock;
        this.progress = progress;
    }

    /** What is there; empty if nothing can be used. */
    public Optional<ShopOrigin> present() {
        return database.origin();
    }

    /** A new shop from the seed, with a history that ends now. */
    public ShopOrigin generate(long seed) {
        LocalDateTime now = LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).truncatedTo(ChronoUnit.MINUTES);
        database.recreate();
        new HistoryLoader(server, rows -> progress.accept(rows + " rows")).load(new ShopHistory(seed, now));
        return database.origin().orElseThrow();
    }

    /** A new shop from the CSV files. */
    public ShopOrigin load(CsvFolder folder) {
        database.recreate();
        new CsvLoader(server, percent -> progress.accept(percent + " % of the files")).load(folder);
        return database.origin().orElseThrow();
    }

    /** The name that a shop from this seed or these files would have. */
    public static String origin(long seed, Optional<Path> data) {
        return data.map(folder -> CsvFolder.open(folder).origin()).orElseGet(() -> HistoryLoader.origin(seed));
    }
}
