package dev.whence.sample;

import java.time.LocalDateTime;

/**
 * @param cents the list price in the beginning
 * @param priceChangedAt when the price was last set before the story's price rise
 */
record Product(
        String id,
        Category category,
        Seller seller,
        int nameLength,
        int descriptionLength,
        int photos,
        int weight,
        int length,
        int height,
        int width,
        long cents,
        LocalDateTime priceChangedAt,
        double popularity)
        implements Ware {

    @Override
    public String label() {
        return category.label();
    }
}
