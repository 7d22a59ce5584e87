package dev.whence;

import dev.whence.asking.Asker;
import dev.whence.asking.Comparison;
import dev.whence.asking.Crowd;
import dev.whence.asking.Question;
import dev.whence.asking.Quickness;
import dev.whence.fabric.FabricStore;
import dev.whence.fabric.ShopTables;
import dev.whence.testing.Database;
import dev.whence.testing.PostgresServer;
import dev.whence.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a hub answers where there are many events: one asker, the same as SQL on the source's tables, why questions,
 * and fifty askers while changes arrive. Arguments: the folder that {@code bench/fabric} keeps, and how many events.
 */
final class AskingBench {
    private static final Path QUESTIONS = Path.of("bench/asking-questions.sql");
    private static final int ROUNDS = 10;
    private static final int WHY_ROUNDS = 5;
    private static final int ASKERS = 50;
    private static final int CHANGES = 300;
    private static final int SECONDS = 25;

    private final List<Question> questions;
    private final List<Question> whys;
    private final Path star;
    private final Database store;
    private final Database shop;
    private final Database source;
    private final EvenCommits commits;

    private AskingBench(Path star, Database store, Database shop, Database source) throws Exception {
        List<Question> all = Question.read(QUESTIONS);
        this.questions = all.stream().filter(question -> !question.isWhy()).toList();
        this.whys = all.stream().filter(Question::isWhy).toList();
        this.star = star;
        this.store = store;
        this.shop = shop;
        this.source = source;
        this.commits = new EvenCommits(source, store);
    }

    public static void main(String[] arguments) throws Exception {
        Path star = Path.of(arguments[0]).resolve("star").toAbsolutePath();
        Database store;
        Database shop;
        try (FabricStore fabric = new FabricStore()) {
            fabric.fill(Long.parseLong(arguments[1]));
            fabric.embed();
            fabric.project(star);
            store = fabric.database();
            shop = ShopTables.of(fabric.journeys());
            System.out.printf("%,d events, %,d orders%n", fabric.generated(), fabric.journeys());
        }
        try (PostgresServer server = Services.ownPostgres()) {
            new AskingBench(star, store, shop, server.sourceDatabase()).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        String connector = "shop_" + System.currentTimeMillis();
        HubHome home = HubHome.in(Files.createTempDirectory("asking")).shop(source, source.name(), connector);
        try (TestHub hub = hub(home, 0)) {
            Asker asker = new Asker(hub.address());
            quickness(hub, asker).measure("Nothing kept", questions, ROUNDS);
            new Comparison(asker, shop)
                    .measure(questions.stream()
                            .filter(question -> question.sql().isPresent())
                            .toList());
            quickness(hub, asker).measure("Why", whys, WHY_ROUNDS);
            crowd(asker, "Nothing kept");
        }
        try (TestHub hub = hub(home, 1000)) {
            Asker asker = new Asker(hub.address());
            quickness(hub, asker).measure("Results kept", questions, ROUNDS);
            crowd(asker, "Results kept");
        }
    }

    private static Quickness quickness(TestHub hub, Asker asker) {
        long pid = hub.pid();
        return new Quickness(asker, () -> {
            try {
                return Cpu.of(pid);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void crowd(Asker asker, String title) throws Exception {
        commits.run(CHANGES, 5);
        System.out.println(title + ", nobody asks: " + said(commits.run(CHANGES, SECONDS)));
        for (int pause : new int[] {1000, 0}) {
            Crowd crowd = new Crowd(asker, questions, ASKERS, pause);
            EvenCommits.Seen seen = commits.run(CHANGES, SECONDS);
            crowd.end();
            System.out.println("  meanwhile: " + said(seen));
        }
    }

    private static String said(EvenCommits.Seen seen) {
        return "%.0f changes a second, from commit to readable event p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms"
                .formatted(seen.rate(), seen.percentile(0.5), seen.percentile(0.99), seen.percentile(0.999));
    }

    /** @param kept results */
    private TestHub hub(HubHome home, int kept) {
        home.write(
                "application.properties",
                """
                whence.data = %s
                whence.semantics.kept-results = %d
                """
                        .formatted(star, kept));
        TestHub hub = TestHub.process(home, store, List.of("-Xmx1g"));
        while (!hub.get("/connectors").text().contains("STREAMING")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return hub;
    }
}
