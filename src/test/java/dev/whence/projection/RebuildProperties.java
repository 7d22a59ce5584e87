package dev.whence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.RecordedEvent;
import dev.whence.store.EventText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class RebuildProperties {
    private static final ProjectionFiles FILES = ProjectionFiles.read(Path.of("projections/commerce"));

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void theSameEventsGiveTheSameRowsHoweverTheyAreCutIntoBatches(@ForAll long seed) {
        List<RecordedEvent> events = RandomShop.events(seed, 80);
        assertThat(rows(events, new Random(seed), 9)).isEqualTo(rows(events, new Random(seed), 1000));
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void aStarThatIsBuiltAgainEqualsTheLiveOneRowForRow(@ForAll long seed) {
        List<RecordedEvent> events = RandomShop.events(seed, 80);
        Path folder = temporaryFolder();
        try (Projection projection = Projection.open(FILES, new ProjectionSettings(folder, 256, 2))) {
            for (int from = 0; from < events.size(); from += 7) {
                projection.apply(events.subList(from, Math.min(events.size(), from + 7)));
            }
            Map<String, List<String>> live = StarRows.of(projection);
            projection.rebuild((position, limit) -> events.stream()
                    .filter(event -> event.position() > position)
                    .limit(Math.min(limit, 33))
                    .map(EventText::of)
                    .toList());
            assertThat(StarRows.of(projection)).isEqualTo(live);
        } finally {
            delete(folder);
        }
    }

    private static Map<String, List<String>> rows(List<RecordedEvent> events, Random random, int longest) {
        Path folder = temporaryFolder();
        try (Projection projection = Projection.open(FILES, new ProjectionSettings(folder, 256, 2))) {
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(longest));
                projection.apply(events.subList(from, longest == 1000 ? events.size() : to));
                from = longest == 1000 ? events.size() : to;
            }
            return StarRows.of(projection);
        } finally {
            delete(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("projection");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
