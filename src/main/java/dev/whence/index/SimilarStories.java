package dev.whence.index;

import dev.whence.event.Subject;
import dev.whence.store.EmbeddingModels;
import dev.whence.store.EmbeddingModels.Model;
import dev.whence.store.Store;
import dev.whence.store.Stories;
import dev.whence.store.Stories.Pair;
import dev.whence.store.Stories.Part;
import dev.whence.store.Stories.Story;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds business processes (orders, say) in which nearly the same happened as in that of a subject. Each event is compared
 * with the nearest one of its type in the other process, in both directions, and what seldom happens counts more than what
 * happens always. Thread-safe.
 */
public final class SimilarStories {
    private static final int CANDIDATES = 150;

    /** Vectors of short sentences are all rather alike: what is not nearly the same is hardly similar. */
    private static final int SHARPNESS = 8;

    private final Stories stories;
    private final EmbeddingModels models;

    public SimilarStories(Store store) {
        this.stories = store.stories();
        this.models = store.embeddingModels();
    }

    /** @param similarity 1 where the same happened in both, 0 where nothing alike did */
    public record Alike(Story story, double similarity) {}

    /** What happened to a subject, and what is like it, the likest first. */
    public record Found(Story story, List<Alike> alike) {}

    /** Empty where there is no such subject; nothing is alike where nothing is embedded yet. */
    public Optional<Found> to(Subject subject, int limit) {
        return stories.of(subject)
                .map(story -> new Found(
                        story,
                        models.serving()
                                .map(model -> alike(model, story, limit))
                                .orElse(List.of())));
    }

    private List<Alike> alike(Model model, Story story, int limit) {
        List<String> candidates = stories.near(model, story.correlation(), weights(Stream.of(story)), CANDIDATES);
        List<Story> others = stories.all(candidates);
        Map<Pair, Double> similarities = stories.similarities(model, gists(Stream.of(story)), gists(others.stream()));
        Map<UUID, Double> weights = weights(Stream.concat(Stream.of(story), others.stream()));
        return others.stream()
                .map(other -> new Alike(other, similarity(story, other, similarities, weights)))
                .sorted(Comparator.comparingDouble(Alike::similarity).reversed().thenComparing(alike -> alike.story()
                        .correlation()))
                .limit(limit)
                .toList();
    }

    private Map<UUID, Double> weights(Stream<Story> some) {
        Map<UUID, Double> weights = new HashMap<>();
        stories.frequencies(gists(some))
                .forEach((gist, events) -> weights.put(gist, Math.pow(Math.log(Math.E + events), -2)));
        return weights;
    }

    private static Set<UUID> gists(Stream<Story> some) {
        return some.flatMap(story -> story.parts().stream()).map(Part::gist).collect(Collectors.toSet());
    }

    private static double similarity(
            Story one, Story other, Map<Pair, Double> similarities, Map<UUID, Double> weights) {
        double there = 0;
        double back = 0;
        for (Part part : one.parts()) {
            there += weights.get(part.gist()) * nearest(part, other, (mine, its) -> new Pair(mine, its), similarities);
        }
        for (Part part : other.parts()) {
            back += weights.get(part.gist()) * nearest(part, one, (its, mine) -> new Pair(mine, its), similarities);
        }
        return (there / sum(one, weights) + back / sum(other, weights)) / 2;
    }

    private static double sum(Story story, Map<UUID, Double> weights) {
        return story.parts().stream()
                .mapToDouble(part -> weights.get(part.gist()))
                .sum();
    }

    private interface Pairing {
        Pair of(UUID gist, UUID compared);
    }

    private static double nearest(Part part, Story in, Pairing pairing, Map<Pair, Double> similarities) {
        return in.parts().stream()
                .filter(each -> each.type().equals(part.type()))
                .mapToDouble(each -> part.gist().equals(each.gist())
                        ? 1
                        : Math.pow(
                                Math.max(0, similarities.getOrDefault(pairing.of(part.gist(), each.gist()), 0.0)),
                                SHARPNESS))
                .max()
                .orElse(0);
    }
}
