package dev.whence.sample;

import static dev.whence.sample.CopyBuffer.money;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Turns what the history tells into rows of the shop's tables. */
final class ShopRows {
    private final CopyBuffer translation =
            new CopyBuffer("product_category_name_translation", "product_category_name, product_category_name_english");
    private final CopyBuffer geolocation = new CopyBuffer(
            "geolocation",
            "geolocation_zip_code_prefix, geolocation_lat, geolocation_lng, geolocation_city, geolocation_state");
    private final CopyBuffer customers = new CopyBuffer(
            "customers", "customer_id, customer_unique_id, customer_zip_code_prefix, customer_city, customer_state");
    private final CopyBuffer sellers =
            new CopyBuffer("sellers", "seller_id, seller_zip_code_prefix, seller_city, seller_state");
    private final CopyBuffer products = new CopyBuffer(
            "products",
            "product_id, product_category_name, product_name_lenght, product_description_lenght, product_photos_qty,"
                    + " product_weight_g, product_length_cm, product_height_cm, product_width_cm");
    private final CopyBuffer prices = new CopyBuffer("product_prices", "product_id, price, changed_at");
    private final CopyBuffer stock = new CopyBuffer("stock_movements", "product_id, kind, quantity, on_hand, moved_at");
    private final CopyBuffer orders = new CopyBuffer(
            "orders",
            "order_id, customer_id, order_status, order_purchase_timestamp, order_approved_at,"
                    + " order_delivered_carrier_date, order_delivered_customer_date, order_estimated_delivery_date");
    private final CopyBuffer items = new CopyBuffer(
            "order_items", "order_id, order_item_id, product_id, seller_id, shipping_limit_date, price, freight_value");
    private final CopyBuffer payments = new CopyBuffer(
            "order_payments", "order_id, payment_sequential, payment_type, payment_installments, payment_value");
    private final CopyBuffer reviews = new CopyBuffer(
            "order_reviews",
            "review_id, order_id, review_score, review_comment_title, review_comment_message, review_creation_date,"
                    + " review_answer_timestamp");

    private Optional<Shelf> shelf = Optional.empty();

    /** All buffers, referred-to tables first. */
    List<CopyBuffer> buffers() {
        return List.of(
                translation,
                geolocation,
                customers,
                sellers,
                products,
                prices,
                stock,
                orders,
                items,
                payments,
                reviews);
    }

    long rows() {
        return buffers().stream().mapToLong(CopyBuffer::rows).sum();
    }

    long orders() {
        return orders.rows();
    }

    /** What is there before the first order. */
    void furnish(ShopHistory history) {
        Catalogue catalogue = history.catalogue();
        catalogue.categories().forEach(category -> category.english()
                .ifPresent(english -> translation.row(category.name(), english)));
        for (Place place : history.atlas().places()) {
            locate(place, Chance.of(history.seed(), "place", place.zipBase()));
        }
        catalogue
                .sellers()
                .forEach(seller -> sellers.row(
                        seller.id(),
                        seller.zip(),
                        seller.place().city(),
                        seller.place().state()));
        catalogue.products().forEach(product -> product(product, history.story()));
        shelf = Optional.of(new Shelf(history));
        shelf.get().opening().forEach(this::moved);
    }

    private void locate(Place place, Chance chance) {
        for (int number = 0; number < Place.ZIPS; number++) {
            BigDecimal latitude = near(place.latitude(), chance);
            BigDecimal longitude = near(place.longitude(), chance);
            geolocation.row(place.zip(number), latitude, longitude, place.city(), place.state());
        }
    }

    private static BigDecimal near(double degrees, Chance chance) {
        return BigDecimal.valueOf(Math.round((degrees + 0.05 * chance.normal()) * 1e6), 6);
    }

    private void product(Product product, Story story) {
        products.row(
                product.id(),
                product.category().name(),
                product.nameLength(),
                product.descriptionLength(),
                product.photos(),
                product.weight(),
                product.length(),
                product.height(),
                product.width());
        long price = story.listPrice(product, story.until());
        LocalDateTime changed = price == product.cents() ? product.priceChangedAt() : story.phonesDearerFrom();
        prices.row(product.id(), money(price), changed);
    }

    /** What is there after the last order. */
    void close() {
        shelf.stream().flatMap(each -> each.closing().stream()).forEach(this::moved);
    }

    private void moved(Shelf.Movement movement) {
        stock.row(movement.product(), movement.kind(), movement.quantity(), movement.onHand(), movement.at());
    }

    void order(Order order) {
        shelf.stream().flatMap(each -> each.sold(order).stream()).forEach(this::moved);
        Customer customer = order.customer();
        customers.row(
                order.customerId(),
                customer.uniqueId(),
                customer.zip(),
                customer.place().city(),
                customer.place().state());
        Progress progress = order.progress();
        orders.row(
                order.id(),
                order.customerId(),
                order.status(),
                order.purchased(),
                progress.approved(),
                progress.handedOver(),
                progress.delivered(),
                Optional.of(progress.estimated()));
        order.items().forEach(item -> item(order.id(), item));
        order.payments()
                .forEach(payment -> payments.row(
                        order.id(),
                        payment.sequential(),
                        payment.type(),
                        payment.instalments(),
                        money(payment.value())));
        order.review().ifPresent(review -> review(order.id(), review));
    }

    private void item(String order, Item item) {
        Product product = item.product();
        items.row(
                order,
                item.number(),
                product.id(),
                product.seller().id(),
                item.shippingLimit(),
                money(item.price()),
                money(item.freight()));
    }

    private void review(String order, Review review) {
        reviews.row(
                review.id(),
                order,
                review.score(),
                review.title(),
                review.message(),
                review.created(),
                review.answered());
    }
}
