package dev.whence.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Goods that come in and are sold, some until few or none are left, some to be filled up again. Not thread-safe. */
final class StoreRoom {
    private static final int PRODUCTS = 10;
    private static final int FEW = 5;

    private final Chance chance;
    private final List<WebEvent> events = new ArrayList<>();
    private final List<Conclusion> conclusions = new ArrayList<>();
    private LocalDateTime time;

    StoreRoom(Chance chance, LocalDateTime begin) {
        this.chance = chance;
        this.time = begin;
        for (int product = 0; product < PRODUCTS; product++) {
            String id = chance.id();
            sell(id, 20, chance.between(1, 20));
            sell(id, 30, chance.between(10, 30));
        }
    }

    List<WebEvent> events() {
        return events;
    }

    List<Conclusion> conclusions() {
        return conclusions;
    }

    /** The shelf is filled, and then one parcel after the other leaves until so many have. */
    private void sell(String product, int filled, int sold) {
        move(product, "inventory.stock.adjusted", Map.of("quantity", filled, "on_hand", filled));
        int left = filled;
        while (left > filled - sold) {
            int before = left;
            left -= Math.min(chance.between(1, 3), left - (filled - sold));
            move(product, "inventory.stock.moved", Map.of("quantity", left - before, "on_hand", left, "kind", "sale"));
            if (left == 0) {
                conclusions.add(new Conclusion("inventory.stock.out", "stock/" + product));
            } else if (left <= FEW && before > FEW) {
                conclusions.add(new Conclusion("inventory.stock.low", "stock/" + product));
            }
        }
    }

    private void move(String product, String type, Map<String, Object> what) {
        Map<String, Object> data = new java.util.HashMap<>(what);
        data.put("product_id", product);
        data.put("location", "store room");
        UUID id = UUID.nameUUIDFromBytes((product + "/" + events.size()).getBytes(StandardCharsets.UTF_8));
        String subject = "stock/" + product;
        events.add(new WebEvent(id, type, subject, time.toInstant(ZoneOffset.UTC), subject, Optional.empty(), data));
        time = time.plusSeconds(chance.between(5, 20));
    }
}
