package dev.whence.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The web events of the last three weeks of a generated shop, a function of the same seed and moment as its orders. */
final class VisitHistory {
    private static final int DAYS = 21;

    private final ShopHistory history;
    private final Visitors visitors;
    private final LocalDate first;
    private final List<Purchase> purchases = new ArrayList<>();

    VisitHistory(ShopHistory history) {
        this.history = history;
        this.visitors = new Visitors(history.story()::incident, history.catalogue()::wanted);
        this.first = history.story().lastDay().minusDays(DAYS);
        history.tell(purchase -> {
            if (!purchase.order().purchased().toLocalDate().isBefore(first)) {
                purchases.add(purchase);
            }
        });
    }

    /** The days that have events, oldest first. */
    List<LocalDate> days() {
        return Stream.iterate(first, day -> day.plusDays(1)).limit(DAYS + 1).toList();
    }

    /** All events of the visits that began on this day or led to an order on it, in the order of their time. */
    List<WebEvent> on(LocalDate day) {
        Chance chance = Chance.of(history.seed(), "visits", day.toEpochDay());
        List<WebEvent> events = new ArrayList<>();
        purchases.stream()
                .filter(purchase -> purchase.order().purchased().toLocalDate().equals(day))
                .forEach(purchase -> events.addAll(visitors.buyer(Errand.of(purchase), chance)));
        for (Device device : Device.values()) {
            double visits = device.idleVisits(history.story().demand(day));
            for (LocalDateTime start : history.times(day, visits, chance)) {
                events.addAll(visitors.idle(device, start, chance).events());
            }
        }
        events.removeIf(event -> event.time().isAfter(history.story().until().toInstant(ZoneOffset.UTC)));
        events.sort(Comparator.comparing(WebEvent::time));
        return events;
    }
}
