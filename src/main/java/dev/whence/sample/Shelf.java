package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The warehouse of the generated shop in its last weeks: counted once, sold piece by piece, and filled again by suppliers,
 * some of whom never deliver. A function of the seed and the orders. Not thread-safe.
 */
final class Shelf {
    private static final int DAYS = 60;
    private static final int LOW = 4;
    private static final double FAILS = 0.12;

    private final LocalDateTime from;
    private final LocalDateTime until;
    private final Map<String, Stack> stacks = new TreeMap<>();

    Shelf(ShopHistory history) {
        this.until = history.story().until();
        this.from = history.story().lastDay().minusDays(DAYS).atStartOfDay();
        List<Product> products = history.catalogue().products();
        for (int i = 0; i < products.size(); i++) {
            Chance chance = Chance.of(history.seed(), "shelf", i);
            stacks.put(products.get(i).id(), new Stack(products.get(i).id(), chance));
        }
    }

    /** A row of the shop's ledger. */
    record Movement(String product, String kind, int quantity, int onHand, LocalDateTime at) {}

    /** What was counted in the beginning. */
    List<Movement> opening() {
        return stacks.values().stream()
                .map(stack -> stack.move("count", stack.pieces, from))
                .toList();
    }

    /** What an order took off the shelf; orders come in the order of their time. What is not there is not taken. */
    List<Movement> sold(Order order) {
        List<Movement> movements = new ArrayList<>();
        if (!order.purchased().isBefore(from)) {
            order.items().forEach(item -> stacks.get(item.product().id()).sell(order.purchased(), movements));
        }
        return movements;
    }

    /** What suppliers brought before the end. */
    List<Movement> closing() {
        List<Movement> movements = new ArrayList<>();
        stacks.values().forEach(stack -> stack.refill(until, movements));
        return movements;
    }

    private static final class Stack {
        private final String product;
        private final Chance chance;
        private final boolean fails;
        private int pieces;
        private Optional<LocalDateTime> due = Optional.empty();

        Stack(String product, Chance chance) {
            this.product = product;
            this.chance = chance;
            this.fails = chance.yes(FAILS);
            this.pieces = chance.between(6, 40);
        }

        void sell(LocalDateTime at, List<Movement> movements) {
            refill(at, movements);
            if (pieces > 0) {
                pieces--;
                movements.add(move("sale", -1, at));
            }
            if (pieces <= LOW && due.isEmpty() && !fails) {
                due = Optional.of(at.plusDays(chance.between(5, 15)));
            }
        }

        void refill(LocalDateTime at, List<Movement> movements) {
            if (due.filter(day -> !day.isAfter(at)).isPresent()) {
                int brought = chance.between(15, 30);
                pieces += brought;
                movements.add(move("receipt", brought, due.get()));
                due = Optional.empty();
            }
        }

        Movement move(String kind, int quantity, LocalDateTime at) {
            return new Movement(product, kind, quantity, pieces, at);
        }
    }
}
