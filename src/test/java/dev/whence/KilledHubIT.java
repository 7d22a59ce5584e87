package dev.whence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.cli.bench.KillTrial;
import dev.whence.cli.bench.KilledHub;
import dev.whence.cli.bench.Victim;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code bench/kills}. */
class KilledHubIT {
    private static final int KILLS = 20;
    private static final Duration PACE = Duration.ofMillis(800);

    @TempDir
    private Path undisturbedFolder;

    @TempDir
    private Path killedFolder;

    @Test
    void aHubHasTheSameEventsThoughItAndItsStoreAndItsSourceAreKilledAgainAndAgain() throws Exception {
        long seed = ThreadLocalRandom.current().nextInt();
        List<String> said = new ArrayList<>();
        try (PostgresServer sourceServer = Services.ownPostgres();
                PostgresServer storeServer = Services.ownPostgres()) {
            Database shop = sourceServer.sourceDatabase();
            Database undisturbedStore = storeServer.storeDatabase();
            Database killedStore = storeServer.storeDatabase();
            HubHome undisturbed = HubHome.in(undisturbedFolder).shop(shop);
            KilledProcess hub =
                    new KilledProcess(HubHome.in(killedFolder).shop(shop, shop.name() + "_killed"), killedStore);
            KillTrial trial = new KillTrial(
                    () -> TestHub.start(undisturbed, undisturbedStore, "none")::close,
                    undisturbedStore::connect,
                    hub,
                    new KilledServer("store", storeServer),
                    killedStore::connect,
                    new KilledServer("source", sourceServer),
                    shop::connect,
                    PACE);
            KillTrial.Outcome outcome = trial.run(KILLS, seed, said::add);
            hub.kill(new Random());
            assertThat(outcome.differences())
                    .as("seed %d: %s", seed, String.join("\n", said))
                    .isZero();
            assertThat(outcome.compared()).isGreaterThan(9_000);
        }
    }

    private record KilledServer(String name, PostgresServer server) implements Victim {
        @Override
        public void kill(Random how) {
            server.kill();
        }

        @Override
        public void start() {
            server.start();
        }
    }

    private static final class KilledProcess implements KilledHub {
        private final HubHome home;
        private final Database store;
        private TestHub hub;

        KilledProcess(HubHome home, Database store) {
            this.home = home;
            this.store = store;
        }

        @Override
        public String name() {
            return "hub";
        }

        @Override
        public void kill(Random how) {
            hub.kill();
        }

        @Override
        public void start() {
            hub = TestHub.launch(home, store);
        }

        @Override
        public boolean alive() {
            return hub.alive();
        }

        @Override
        public void askForSnapshot() {
            try {
                hub.post("/connectors/shop/snapshot", "application/json", "{}");
            } catch (UncheckedIOException e) {
                // it does not answer yet
            }
        }
    }
}
