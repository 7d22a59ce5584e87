package dev.whence.fabric;

import dev.whence.event.Subject;
import dev.whence.fabric.Orders.Order;
import dev.whence.index.Embedder;
import dev.whence.index.Embedders;
import dev.whence.index.GistIndexer;
import dev.whence.index.SimilarStories;
import dev.whence.index.SimilarStories.Alike;
import dev.whence.store.Store;
import dev.whence.store.StoreSettings;
import dev.whence.store.Stories.Part;
import dev.whence.store.Stories.Story;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether orders that are called similar share what a person would compare, clearly more often than orders drawn at random:
 * the category, and where the order was late, cancelled or badly reviewed, that. Arguments: the store's address, user and
 * password.
 */
final class SimilarBench {
    private static final int TEN = 10;
    private static final Map<String, Predicate<Order>> KINDS = new LinkedHashMap<>();
    private static final Map<String, BiPredicate<Order, Order>> SHARED = new LinkedHashMap<>();

    static {
        KINDS.put("any", order -> true);
        KINDS.put("late", Order::late);
        KINDS.put("cancelled", Order::cancelled);
        KINDS.put("badly reviewed", Order::lowScore);
        KINDS.put("well reviewed", order -> order.reviewed() && !order.lowScore());
        SHARED.put("category", (one, other) -> one.category().equals(other.category()));
        SHARED.put("late or not", (one, other) -> one.late() == other.late());
        SHARED.put("cancelled or not", (one, other) -> one.cancelled() == other.cancelled());
        SHARED.put(
                "low review or not",
                (one, other) -> one.reviewed() == other.reviewed() && one.lowScore() == other.lowScore());
        SHARED.put(
                "all four", (one, other) -> SHARED.values().stream().limit(4).allMatch(same -> same.test(one, other)));
    }

    private SimilarBench() {}

    public static void main(String[] arguments) throws Exception {
        StoreSettings settings = StoreSettings.of(arguments[0], arguments[1], arguments[2]);
        try (Store store = Store.open(settings);
                Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            GistIndexer indexer =
                    new GistIndexer(store.embeddingModels(), store.gists(), new Embedders(Embedder.bundled()));
            for (int some = indexer.indexSome(); some > 0; ) {
                some = indexer.indexSome();
            }
            List<Order> orders = Orders.read(connection);
            System.out.printf(
                    "%,d orders, %,d distinct gists, %,d events%n",
                    orders.size(), store.gists().count(), store.reader().head());
            compare(new SimilarStories(store), orders);
        }
    }

    private static void compare(SimilarStories similar, List<Order> orders) {
        Map<String, Order> bySubject = orders.stream().collect(Collectors.toMap(Order::subject, Function.identity()));
        Random random = new Random(7);
        List<Double> millis = new ArrayList<>();
        System.out.printf("%n%-16s %-20s %12s %12s%n", "ten of each", "shared with", "ten nearest", "ten random");
        for (Map.Entry<String, Predicate<Order>> kind : KINDS.entrySet()) {
            List<Order> ten = orders.stream().filter(kind.getValue()).limit(TEN).toList();
            List<List<Order>> near = new ArrayList<>();
            for (Order order : ten) {
                long begin = System.nanoTime();
                List<Alike> alike = similar.to(Subject.parse(order.subject()), TEN)
                        .orElseThrow()
                        .alike();
                millis.add((System.nanoTime() - begin) / 1e6);
                near.add(alike.stream()
                        .map(each -> bySubject.get(each.story().correlation()))
                        .toList());
            }
            List<List<Order>> drawn = ten.stream()
                    .map(order -> random.ints(TEN, 0, orders.size())
                            .mapToObj(orders::get)
                            .toList())
                    .toList();
            SHARED.forEach((what, same) -> System.out.printf(
                    "%-16s %-20s %11.0f%% %11.0f%%%n",
                    kind.getKey(), what, share(ten, near, same), share(ten, drawn, same)));
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.println("search, p50 / p95 ms: " + new Timings(sorted));
        KINDS.values().forEach(kind -> orders.stream().filter(kind).limit(1).forEach(order -> show(similar, order)));
    }

    private static double share(List<Order> orders, List<List<Order>> others, BiPredicate<Order, Order> same) {
        long all = others.stream().mapToLong(List::size).sum();
        long shared = 0;
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            shared += others.get(i).stream()
                    .filter(other -> same.test(order, other))
                    .count();
        }
        return 100.0 * shared / Math.max(1, all);
    }

    private static void show(SimilarStories similar, Order order) {
        SimilarStories.Found found =
                similar.to(Subject.parse(order.subject()), 3).orElseThrow();
        System.out.println();
        print(found.story());
        found.alike().forEach(alike -> {
            System.out.printf("  %.2f ", alike.similarity());
            print(alike.story());
        });
    }

    private static void print(Story story) {
        System.out.println(story.correlation() + ": "
                + story.parts().stream().map(Part::narrative).collect(Collectors.joining(" | ")));
    }
}
