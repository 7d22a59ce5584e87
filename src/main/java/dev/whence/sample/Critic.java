package dev.whence.sample;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What customers write: late parcels and poor categories are punished. */
final class Critic {
    private static final double REVIEWED = 0.6;
    private static final double COMMENTED = 0.42;
    private static final List<String> PRAISE = List.of(
            "Arrived before the promised day, exactly as described.",
            "Very good quality, I would buy it again.",
            "Well packed and fast delivery, thank you.",
            "Great price and the seller answered at once.",
            "Just what I was looking for.");
    private static final List<String> SHRUG = List.of(
            "It is all right, but smaller than in the picture.",
            "Does what it should, the packaging was dented.",
            "Colour differs a little from the photos.");
    private static final List<String> LATE = List.of(
            "It came far too late, and nobody answered my messages.",
            "Delivery took weeks longer than promised.",
            "The parcel was stuck at the carrier for days.");
    private static final List<String> POOR = List.of(
            "Arrived with a broken part, I want my money back.",
            "Poor material, it broke after two days.",
            "Not the model that I ordered.",
            "Screws were missing and the manual is useless.");

    private Critic() {}

    /** The review of a delivered order; empty for the many who say nothing. */
    static Optional<Review> review(Product product, Progress progress, Chance chance) {
        if (!chance.yes(REVIEWED)) {
            return Optional.empty();
        }
        return progress.delivered().map(delivered -> write(product, progress, delivered, chance));
    }

    private static Review write(Product product, Progress progress, LocalDateTime delivered, Chance chance) {
        boolean late = progress.late();
        int score = score(product.category().quality() - (late ? 1.9 : 0), chance);
        LocalDateTime created = delivered.plusDays(1).truncatedTo(ChronoUnit.DAYS);
        LocalDateTime answered = created.plusMinutes(chance.between(9 * 60, 4 * 24 * 60));
        Optional<String> message = chance.yes(COMMENTED) ? Optional.of(words(score, late, chance)) : Optional.empty();
        Optional<String> title = message.filter(text -> chance.yes(0.3)).map(text -> title(score));
        return new Review(chance.id(), score, title, message, created, answered);
    }

    static int score(double mean, Chance chance) {
        double felt = mean + 0.3 + 1.35 * chance.normal();
        return (int) Math.max(1, Math.min(5, StrictMath.rint(felt)));
    }

    static String words(int score, boolean late, Chance chance) {
        List<String> texts = score >= 4 ? PRAISE : score == 3 ? SHRUG : late ? LATE : POOR;
        return texts.get(chance.index(texts.size()));
    }

    private static String title(int score) {
        return score >= 4 ? "Recommended" : score == 3 ? "So-so" : "Disappointed";
    }
}
