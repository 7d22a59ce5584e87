package dev.whence.sample;

import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets business happen: orders, payments, steps of delivery, reviews, prices, cancellations as transactions of the shop,
 * and visits as web events to the hub. What is chosen follows from the seed and the moment of the start, so that no run
 * repeats another's ids. If the shop or the hub is away it waits and goes on.
 */
public final class Simulator implements Runnable {
    private enum Deed {
        VISIT(34),
        ORDER(14),
        ADVANCE(38),
        REVIEW(8),
        PRICE(4),
        CANCEL(2);

        private static final Weighted<Deed> ALL = new Weighted<>(List.of(values()), deed -> deed.share);
        private final double share;

        Deed(double share) {
            this.share = share;
        }
    }

    /** Something that follows a while after, such as the payment after the order. */
    private record FollowUp(Instant due, LiveOrder order, boolean paid) {}

    private final CountDownLatch end = new CountDownLatch(1);
    private final ShopServer server;
    private final Outbox outbox;
    private final Chance chance;
    private final double rate;
    private final Clock clock;
    private final PriorityQueue<FollowUp> followUps = new PriorityQueue<>(Comparator.comparing(FollowUp::due));
    private volatile long orders;
    private volatile long transactions;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * @param hub its address, such as http://127.0.0.1:8080
     * @param rate things that happen in a second, on average
     */
    public Simulator(ShopServer server, URI hub, long seed, double rate, Clock clock) {
        this.server = server;
        this.outbox = new Outbox(new WebEventSender(hub), end);
        this.chance = Chance.of(seed, "simulator", clock.millis());
        this.rate = rate;
        this.clock = clock;
    }

    public SimulatorStatus status() {
        return new SimulatorStatus(orders, transactions, outbox.sent(), trouble.or(outbox::trouble));
    }

    /** Goes on until it is stopped or its thread is interrupted; no transaction is left open. */
    @Override
    public void run() {
        Thread sending = new Thread(outbox, "simulator-web");
        sending.setDaemon(true);
        sending.start();
        try (LiveShop shop = new LiveShop(server)) {
            Pause pause = new Pause(end);
            do {
                pause = work(shop) ? new Pause(end) : pause;
            } while (pause.longer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sending.interrupt();
    }

    public void stop() {
        end.countDown();
    }

    /** Works until it is stopped or the shop fails. Returns whether anything was done. */
    private boolean work(LiveShop shop) throws InterruptedException {
        long before = transactions;
        try {
            Business business = Business.open(shop);
            Visitors visitors = new Visitors((device, time) -> false, business::wanted);
            do {
                act(business, visitors);
                trouble = Optional.empty();
            } while (!end.await((long) (1e6 / rate * (0.5 + chance.unit())), TimeUnit.MICROSECONDS));
        } catch (SQLException e) {
            trouble = Optional.of("the shop's database does not answer: " + e.getMessage());
            shop.close();
        }
        return transactions > before;
    }

    private void act(Business business, Visitors visitors) throws SQLException {
        FollowUp due = followUps.peek();
        if (due != null && !due.due().isAfter(clock.instant())) {
            follow(business, due);
            followUps.remove(due);
            return;
        }
        LocalDateTime now = now();
        switch (Deed.ALL.pick(chance)) {
            case VISIT -> {
                outbox.offer(visitors.idle(Device.ofBuyer(chance), now.minusMinutes(6), chance)
                        .events());
                return;
            }
            case ORDER -> order(business, visitors, now);
            case ADVANCE -> business.advance(now, chance);
            case REVIEW -> business.review(now, chance);
            case PRICE -> business.changePrice(now, chance);
            case CANCEL -> business.cancel(now, chance);
        }
        transactions++;
    }

    private void order(Business business, Visitors visitors, LocalDateTime now) throws SQLException {
        LiveOrder order = business.order(now, chance);
        outbox.offer(visitors.customer(order.errand(now), chance).endingAt(now));
        followUps.add(new FollowUp(clock.instant().plusMillis(chance.between(500, 3000)), order, false));
        orders++;
    }

    private void follow(Business business, FollowUp step) throws SQLException {
        if (step.paid()) {
            business.approve(step.order(), now());
        } else {
            business.pay(step.order());
            followUps.add(new FollowUp(clock.instant().plusMillis(chance.between(1000, 5000)), step.order(), true));
        }
        transactions++;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
