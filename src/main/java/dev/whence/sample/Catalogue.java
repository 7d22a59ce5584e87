package dev.whence.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the generated shop sells, and who sells it there. A function of the seed and the first day. */
final class Catalogue {
    private static final int PRODUCTS = 420;
    private static final int SELLERS = 45;
    private static final double UNSORTED = 0.015;
    private static final Category NO_CATEGORY = new Category(Optional.empty(), Optional.empty(), 0, 70, 900, 4.2);

    private final List<Category> categories = Sheet.read("categories.tsv", Catalogue::category);
    private final List<Seller> sellers;
    private final List<Product> products;
    private final Weighted<Product> demand;

    Catalogue(long seed, Atlas atlas, LocalDate firstDay) {
        sellers = IntStream.range(0, SELLERS)
                .mapToObj(number -> seller(Chance.of(seed, "seller", number), atlas, number))
                .toList();
        Weighted<Category> sorts = new Weighted<>(categories, Category::demand);
        products = IntStream.range(0, PRODUCTS)
                .mapToObj(number -> product(Chance.of(seed, "product", number), sorts, firstDay, number))
                .toList();
        demand = new Weighted<>(products, Product::popularity);
    }

    private static Category category(String[] cells) {
        return new Category(
                Optional.of(cells[0]),
                Optional.of(cells[1]).filter(name -> !name.equals("-")),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]));
    }

    private static Seller seller(Chance chance, Atlas atlas, int number) {
        Place place = atlas.ofSeller(chance);
        return new Seller(chance.id(), place, place.zip(chance), number % 11 == 7 ? 2.6 : 0.8 + 0.4 * chance.unit());
    }

    private Product product(Chance chance, Weighted<Category> sorts, LocalDate firstDay, int number) {
        Category category = chance.yes(UNSORTED) ? NO_CATEGORY : sorts.pick(chance);
        long price = Math.round(chance.around(category.typicalPrice(), 0.55));
        LocalDateTime priced =
                firstDay.plusDays(chance.between(1, 900)).atTime(chance.between(7, 19), chance.index(60));
        return new Product(
                chance.id(),
                category,
                sellers.get(chance.index(sellers.size())),
                chance.between(20, 64),
                chance.between(90, 2400),
                chance.between(1, 8),
                (int) Math.max(50, chance.around(category.typicalWeight(), 0.5)),
                chance.between(12, 60),
                chance.between(4, 40),
                chance.between(11, 45),
                Math.max(5, price) * 100 - 10,
                priced,
                1 / StrictMath.sqrt(1.0 + number % 60));
    }

    List<Category> categories() {
        return categories;
    }

    List<Seller> sellers() {
        return sellers;
    }

    List<Product> products() {
        return products;
    }

    Product wanted(Chance chance) {
        return demand.pick(chance);
    }
}
