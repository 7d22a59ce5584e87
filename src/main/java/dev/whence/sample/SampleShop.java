package dev.whence.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** A sample shop that is wanted, and how to get it: generated from a seed, or loaded from CSV files. */
public final class SampleShop {
    private final ShopServer server;
    private final ShopDatabase database;
    private final long seed;
    private final Optional<CsvFolder> files;
    private final Clock clock;

    /**
     * Fails with CONFIG if the files cannot be used.
     *
     * @param data the folder of the CSV files; empty for a shop generated from the seed
     */
    public SampleShop(ShopServer server, long seed, Optional<Path> data, Clock clock) {
        this.server = server;
        this.database = new ShopDatabase(server);
        this.seed = seed;
        this.files = data.map(CsvFolder::open);
        this.clock = clock;
    }

    /** What is there, if it is this shop; empty if there is none, or another one. */
    public Optional<ShopOrigin> present() {
        String wanted = files.map(CsvFolder::origin).orElseGet(() -> HistoryLoader.origin(seed));
        return database.origin().filter(origin -> origin.what().equals(wanted));
    }

    /**
     * Makes this shop in place of the one that may be there. The history of a generated one ends now.
     *
     * @param progress is told in a few words how far it is
     */
    public ShopOrigin create(Consumer<String> progress) {
        database.recreate();
        if (files.isPresent()) {
            new CsvLoader(server, percent -> progress.accept(percent + " % of the files")).load(files.get());
        } else {
            new HistoryLoader(server, rows -> progress.accept(rows + " rows")).load(history(now()));
        }
        return database.origin().orElseThrow();
    }

    /** Lets go of what a hub has read, so that one with an empty store reads everything. */
    public void release() {
        database.release();
    }

    /** Whether web events of the past belong to this shop that the hub does not have yet. */
    public boolean visitsMissing(ShopOrigin origin) {
        return files.isEmpty() && !origin.visitsSent();
    }

    /**
     * Posts the web events of the past to the hub.
     *
     * @param progress is told in a few words how far it is
     */
    public void postVisits(ShopOrigin origin, URI hub, Consumer<String> progress) throws InterruptedException {
        new VisitPoster(hub, posted -> progress.accept(posted + " web events")).post(history(origin.until()));
        database.visitsSent();
    }

    /** Lets business go on in this shop. */
    public Simulator simulator(URI hub, double rate) {
        return new Simulator(server, hub, seed, rate, clock);
    }

    private ShopHistory history(LocalDateTime until) {
        return new ShopHistory(seed, until);
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).truncatedTo(ChronoUnit.MINUTES);
    }
}
