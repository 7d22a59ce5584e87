package dev.whence.sample;

import java.util.Optional;

/**
 * What the shop knows of a category.
 *
 * @param name empty for products that nobody has sorted
 * @param english empty where the translation is missing
 * @param quality the mean review score of what arrives in time
 */
record Category(
        Optional<String> name,
        Optional<String> english,
        double demand,
        double typicalPrice,
        double typicalWeight,
        double quality) {

    boolean named(String englishName) {
        return english.filter(englishName::equals).isPresent();
    }

    /** The English name, or {@code unknown}. */
    String label() {
        return english.orElse("unknown");
    }
}
