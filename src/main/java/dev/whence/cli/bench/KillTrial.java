package dev.whence.cli.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Kills the parts of an installation again and again while a shop is written to, then compares the store with that of a
 * hub that was never disturbed. Both hubs read the same source, each by a slot of its own, so that not even the places in
 * its log may differ: the undisturbed one reads the tables first, rests while things are killed, and then reads what has
 * been written since.
 *
 * @param undisturbed starts the hub that nothing happens to
 * @param pace the longest pause between two kills
 */
public record KillTrial(
        Supplier<Running> undisturbed,
        Connections undisturbedStore,
        KilledHub hub,
        Victim store,
        Connections killedStore,
        Victim source,
        Connections shop,
        Duration pace) {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HISTORY = 1500;
    private static final String LAST = "order/last";

    /** A hub that can be ended in good order. */
    @FunctionalInterface
    public interface Running {
        void end();
    }

    /** What came of it. */
    public record Outcome(int kills, long transactions, long compared, long differences) {}

    /** @param say gets a line for what is done, and one for each difference */
    public Outcome run(int kills, long seed, Consumer<String> say) throws Exception {
        Random random = new Random(seed);
        Workload.prepare(shop, HISTORY);
        undisturbedWhile(
                () -> reached("the undisturbed hub reads changes", () -> undisturbedStore.says("is-streaming")));
        hub.start();
        int early = kills / 10;
        kill(1, early, this::readsChanges, random, say);
        reached("the killed hub reads changes", this::readsChanges);
        Workload workload = Workload.start(shop, seed);
        try {
            kill(early + 1, kills, () -> false, random, say);
        } finally {
            workload.end();
        }
        say.accept(workload.committed() + " transactions were committed; waiting until both hubs have told them");
        Workload.last(shop);
        told("the killed hub", killedStore);
        undisturbedWhile(() -> told("the undisturbed hub", undisturbedStore));
        long[] differences = new long[1];
        long compared = new StoreComparison(difference -> {
                    differences[0]++;
                    say.accept(difference);
                })
                .compare(undisturbedStore, killedStore);
        return new Outcome(kills, workload.committed(), compared, differences[0]);
    }

    private void undisturbedWhile(Runnable waiting) {
        Running running = undisturbed.get();
        try {
            waiting.run();
        } finally {
            running.end();
        }
    }

    /** However long it takes, as long as more is told. */
    private static void told(String who, Connections store) {
        long[] head = {-1};
        while (!Waiting.until(Duration.ZERO, () -> store.says("is-told", LAST))) {
            reached(who + " goes on", () -> {
                long before = head[0];
                head[0] = store.number("head");
                return head[0] > before || store.says("is-told", LAST);
            });
        }
    }

    private boolean readsChanges() throws SQLException {
        return killedStore.says("is-streaming");
    }

    /**
     * Most strike while events are being appended, some at any time: while a hub starts, or a server recovers.
     *
     * @param quiet whether there is nothing left to append
     */
    private void kill(int from, int to, Waiting.Condition quiet, Random random, Consumer<String> say) {
        List<Victim> victims = List.of(hub, store, source);
        AtomicLong begun = new AtomicLong(-1);
        for (int number = from; number <= to; number++) {
            Victim victim = victims.get((number - 1) % victims.size());
            if (random.nextInt(10) < 7) {
                Waiting.until(PATIENCE, () -> killedStore.says("is-beyond", begun.get()) || quiet.holds());
            }
            Waiting.pause(pause(random));
            if (random.nextInt(6) == 0) {
                hub.askForSnapshot();
            }
            if (!hub.alive()) {
                throw new IllegalStateException("the hub has ended by itself, before kill " + number);
            }
            victim.kill(random);
            say.accept("kill " + number + ": " + victim.name());
            Waiting.pause(Duration.ofMillis(random.nextInt(300)));
            victim.start();
            begun.set(head());
        }
    }

    private long head() {
        long[] head = new long[1];
        reached("the store answers", () -> {
            head[0] = killedStore.number("head");
            return true;
        });
        return head[0];
    }

    /** More often a short one than a long one. */
    private Duration pause(Random random) {
        double share = random.nextDouble();
        return Duration.ofNanos((long) (pace.toNanos() * share * share));
    }

    private static void reached(String what, Waiting.Condition condition) {
        if (!Waiting.until(LONG, condition)) {
            throw new IllegalStateException("not after " + LONG.toSeconds() + " s: " + what);
        }
    }
}
