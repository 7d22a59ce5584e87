package dev.whence.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Three years of a shop that never was. A function of the seed and the story's last moment: telling it again gives the
 * same rows. It is told order by order, so that it needs hardly any memory.
 */
public final class ShopHistory {
    private static final double[] HOURS = {
        2.5, 1.3, 0.7, 0.5, 0.5, 0.7, 1.4, 2.6, 4.1, 5.2, 6, 6.3, 5.9, 6.2, 6.4, 6.3, 6.4, 6, 5.8, 6, 6.2, 6.1, 5.4, 4.2
    };
    private static final double DECLINED = 0.85;
    private static final double LOST_PATIENCE = 0.55;

    private final long seed;
    private final Story story;
    private final Atlas atlas = new Atlas();
    private final Catalogue catalogue;
    private final Weighted<Integer> hours =
            new Weighted<>(IntStream.range(0, 24).boxed().toList(), hour -> HOURS[hour]);

    /** @param until the last moment of the history, in the shop's own time */
    public ShopHistory(long seed, LocalDateTime until) {
        this.seed = seed;
        this.story = new Story(until);
        this.catalogue = new Catalogue(seed, atlas, story.firstDay());
    }

    long seed() {
        return seed;
    }

    Story story() {
        return story;
    }

    Atlas atlas() {
        return atlas;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** Tells all purchases in the order of their time, those that failed included. */
    void tell(Consumer<Purchase> listener) {
        Counter counter = new Counter(story, catalogue);
        Crowd crowd = new Crowd(atlas);
        for (LocalDate day = story.firstDay(); !day.isAfter(story.lastDay()); day = day.plusDays(1)) {
            Chance chance = Chance.of(seed, "day", day.toEpochDay());
            for (LocalDateTime time : times(day, story.demand(day), chance)) {
                purchase(time, counter, crowd, chance, listener);
            }
        }
    }

    private void purchase(
            LocalDateTime time, Counter counter, Crowd crowd, Chance chance, Consumer<Purchase> listener) {
        Order order = counter.sell(crowd.next(chance), time, chance);
        Device device = Device.ofBuyer(chance);
        boolean byCard =
                order.payments().stream().anyMatch(payment -> payment.type().equals(Payment.CARD));
        boolean fails = chance.yes(byCard ? DECLINED : LOST_PATIENCE);
        boolean lost = story.incident(device, time) && fails;
        if (!lost) {
            crowd.remember(order, chance);
        }
        listener.accept(new Purchase(order, device, lost));
    }

    /** Moments of one day by the usual hours, in order, none after the end of the story. */
    List<LocalDateTime> times(LocalDate day, double mean, Chance chance) {
        return IntStream.range(0, chance.poisson(mean))
                .mapToObj(n -> day.atTime(hours.pick(chance), chance.index(60), chance.index(60)))
                .filter(time -> !time.isAfter(story.until()))
                .sorted()
                .toList();
    }
}
