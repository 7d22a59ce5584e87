package dev.whence.diagnosis;

import dev.whence.event.EventType;
import dev.whence.event.WhenceException;
import dev.whence.index.SimilarEvents;
import dev.whence.semantics.MetricQuery.Period;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Earlier events of the store, and of the index on it. Their times are read as UTC, as the star has them. */
public final class StoredEvents implements EarlierEvents {
    private static final int MOST = 5;
    private static final int READ = 1000;
    /** Of the same kind of event with nearly the same circumstances. */
    private static final double NEARLY = 0.9;

    private final EventReader reader;
    private final SimilarEvents similar;

    public StoredEvents(EventReader reader, SimilarEvents similar) {
        this.reader = reader;
        this.similar = similar;
    }

    @Override
    public List<UUID> departures(String measure, boolean above, Period during) {
        String domain = measure.substring(0, measure.indexOf('.'));
        EventFilter departed =
                within(during).type(new EventType(domain + ".measure.departed")).limit(READ);
        return reader.find(departed).stream()
                .map(recorded -> recorded.event())
                .filter(event -> event.data().path("measure").asText().startsWith(measure))
                .filter(event -> event.data().path("direction").asText().equals(above ? "above" : "below"))
                .map(event -> event.id())
                .limit(MOST)
                .toList();
    }

    @Override
    public List<UUID> like(UUID event, Period during) {
        try {
            return similar.to(event, within(during).limit(MOST)).stream()
                    .flatMap(List::stream)
                    .filter(found -> found.similarity() >= NEARLY)
                    .map(found -> found.event().event().id())
                    .toList();
        } catch (WhenceException e) {
            if (e.category() == WhenceException.Category.RETRYABLE) {
                return List.of();
            }
            throw e;
        }
    }

    private static EventFilter within(Period period) {
        return EventFilter.all()
                .from(period.from().toInstant(ZoneOffset.UTC))
                .to(period.to().toInstant(ZoneOffset.UTC));
    }
}
