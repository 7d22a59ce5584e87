package dev.whence.sample;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A played day of a web shop with the truth about it: visitors who look, buy, hesitate, give up and meet slow pages, one
 * bad quarter of an hour at the till, and goods that run short. The same for the same seed, moment and number.
 */
public final class Script {
    private static final int BATCH = 250;
    private static final double BUYS = 0.3;
    private static final String METHOD = "credit_card";
    private static final int UNLUCKY = 8;

    private record Goods(String id, String label) implements Ware {}

    private final Chance chance;
    private final List<WebEvent> events = new ArrayList<>();
    private final List<Conclusion> conclusions = new ArrayList<>();

    private Script(long seed) {
        this.chance = Chance.of(seed, "script", 0);
    }

    /**
     * @param begin of the first visit, in UTC; one a minute follows
     * @param visits how many people come; fifty movements of stock come with them
     */
    public static Script play(long seed, LocalDateTime begin, int visits) {
        Script script = new Script(seed);
        Visitors visitors = new Visitors((device, time) -> false, Script::goods);
        for (int i = 0; i < visits; i++) {
            script.visit(visitors, begin.plusMinutes(i));
        }
        script.badQuarterOfAnHour(begin.plusMinutes(visits + 60L));
        StoreRoom room = new StoreRoom(script.chance, begin);
        script.events.addAll(room.events());
        script.conclusions.addAll(room.conclusions());
        script.close(begin.plusMinutes(visits + 300L));
        script.events.sort(Comparator.comparing(WebEvent::time));
        return script;
    }

    /** Everything that must be derived, and nothing else of these types. */
    public List<Conclusion> conclusions() {
        return List.copyOf(conclusions);
    }

    /** What it plays with: visits, goods, means of payment. Without the visit at the very end. */
    public Set<String> subjects() {
        Set<String> all = new HashSet<>();
        events.forEach(event -> all.add(event.subject()));
        conclusions.forEach(conclusion -> all.add(conclusion.subject()));
        all.remove(lastSubject());
        return all;
    }

    /** By {@code POST /events}, in the order of time. Fails as the hub refuses. */
    public void send(URI hub) throws InterruptedException {
        WebEventSender sender = new WebEventSender(hub);
        for (int from = 0; from < events.size(); from += BATCH) {
            sender.send(events.subList(from, Math.min(events.size(), from + BATCH)));
        }
    }

    /** The subject of the visit that lets time pass for all others; once it has begun, all has been concluded. */
    public String lastSubject() {
        return events.get(events.size() - 1).subject();
    }

    private void visit(Visitors visitors, LocalDateTime start) {
        Device device = Device.ofBuyer(chance);
        if (chance.yes(BUYS)) {
            Optional<String> order = chance.yes(0.97) ? Optional.of(chance.id()) : Optional.empty();
            take(visitors.customer(
                    new Errand(order, chance.id(), device, start, List.of(goods(chance)), true), chance));
        } else {
            take(visitors.idle(device, start, chance));
        }
    }

    private void badQuarterOfAnHour(LocalDateTime start) {
        for (int i = 0; i < UNLUCKY; i++) {
            Visit visit = new Visit(chance, Device.MOBILE, Optional.empty(), Optional.empty(), start.plusSeconds(i));
            take(visit.take(goods(chance)).checkout().declined(METHOD, "gateway_timeout"));
        }
        conclusions.add(new Conclusion("revenue.payment.failures_spiked", "payment_method/" + METHOD));
    }

    private void close(LocalDateTime end) {
        Visit last = new Visit(chance, Device.DESKTOP, Optional.empty(), Optional.empty(), end);
        events.addAll(last.look(goods(chance)).events());
    }

    private void take(Visit visit) {
        events.addAll(visit.events());
        conclusions.addAll(visit.conclusions());
    }

    private static Ware goods(Chance chance) {
        return new Goods("goods-" + chance.between(1, 40), "toys");
    }
}
