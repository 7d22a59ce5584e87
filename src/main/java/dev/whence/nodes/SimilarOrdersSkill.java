package dev.whence.nodes;

import dev.whence.event.RecordedEvent;
import dev.whence.event.Subject;
import dev.whence.event.WhenceException;
import dev.whence.index.SimilarStories;
import dev.whence.index.SimilarStories.Alike;
import dev.whence.semantics.MetricResult;
import dev.whence.semantics.MetricResult.Column;
import dev.whence.semantics.MetricResult.Type;
import dev.whence.store.EventFilter;
import dev.whence.store.Stories.Part;
import dev.whence.store.Stories.Story;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Orders to which nearly the same happened as to one order, by the meaning of their events. */
public final class SimilarOrdersSkill implements Answerer {
    private static final int USUAL = 10;
    private static final int SAMPLES = 5;

    private final SimilarStories stories;
    private final Events events;

    public SimilarOrdersSkill(SimilarStories stories, Events events) {
        this.stories = stories;
        this.events = events;
    }

    /** Where the events of the order are read. */
    @FunctionalInterface
    public interface Events {
        List<RecordedEvent> find(EventFilter filter);
    }

    @Override
    public String name() {
        return "similar_orders";
    }

    @Override
    public Finding answer(Interpretation interpretation) {
        String id = interpretation.lookup().orElseThrow().id();
        int limit =
                interpretation.query().ranking().map(ranking -> ranking.limit()).orElse(USUAL);
        Subject order = new Subject("order", id);
        SimilarStories.Found found = stories.to(order, limit)
                .orElseThrow(() -> WhenceException.badData("there is no order with the id " + id));
        List<RecordedEvent> behind =
                events.find(EventFilter.all().subject(order).newestFirst(true).limit(SAMPLES));
        MetricResult result = new MetricResult(
                List.of(
                        new Column("order", Type.TEXT, ""),
                        new Column("similarity", Type.DECIMAL, "fraction"),
                        new Column("what_happened", Type.TEXT, "")),
                found.alike().stream().map(SimilarOrdersSkill::row).toList(),
                List.of(),
                Map.of("subject", order.toString()),
                found.story().parts().size(),
                behind.stream().map(event -> event.event().id()).toList(),
                behind.get(0).position(),
                behind.get(0).recordedAt());
        return new Finding(interpretation, result, Optional.empty(), Optional.of(sentence(found)));
    }

    private static List<Object> row(Alike alike) {
        return List.of(
                alike.story().correlation().replaceFirst("^order/", ""), alike.similarity(), words(alike.story()));
    }

    private static String sentence(SimilarStories.Found found) {
        String of = "What happened to it: " + words(found.story());
        return found.alike().isEmpty()
                ? "nothing like it is known yet. " + of
                : "the nearest is %s (%d %% alike): %s. %s"
                        .formatted(
                                found.alike().get(0).story().correlation(),
                                Math.round(100 * found.alike().get(0).similarity()),
                                words(found.alike().get(0).story()),
                                of);
    }

    private static String words(Story story) {
        return story.parts().stream().map(Part::narrative).collect(Collectors.joining("; "));
    }
}
