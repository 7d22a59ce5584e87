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
    /** Orders that keep other categories than their lines have, or have not exactly one line that leads, and one event. */
    private static final String OF_LINES =
            """
            select o.order_key, o.categories, l.*
            from fact_fulfilment o
            left join (
                select order_key, list(distinct category order by category) as categories,
                    count(*) filter (where leads) as leading, count(distinct position) as events
                from fact_order_line left join dim_product using (product_key)
                group by order_key) l on l.order_key = o.order_key
            where (o.categories, 1, 1) is distinct from (l.categories, coalesce(l.leading, 1), coalesce(l.events, 1))""";

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

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void whatPartsHoldOfTheirOrderIsWhatTheOrderIs(@ForAll long seed) {
        Path folder = temporaryFolder();
        try (Projection projection = Projection.open(FILES, new ProjectionSettings(folder, 256, 2))) {
            List<RecordedEvent> events = RandomShop.events(seed, 200);
            for (int from = 0; from < events.size(); from += 5) {
                projection.apply(events.subList(from, from + 5));
            }
            assertThat(otherThanTheirOrder(projection, "fact_payment", "placed_at", "placed_at"))
                    .isEmpty();
            assertThat(otherThanTheirOrder(projection, "fact_review", "placed_at, categories", "placed_at, categories"))
                    .isEmpty();
            assertThat(
                            otherThanTheirOrder(
                                    projection,
                                    "fact_order_line",
                                    "placed_at, is_revenue, customer_key, geography_key, main_payment_method_key, currency",
                                    "placed_at, is_revenue(status), customer_key, geography_key, main_payment_method_key, currency"))
                    .isEmpty();
            assertThat(projection.<List<String>>read((connection, checkpoint) -> StarRows.rows(connection, OF_LINES)))
                    .isEmpty();
        } finally {
            delete(folder);
        }
    }

    private static List<String> otherThanTheirOrder(Star star, String parts, String held, String ofOrder) {
        String sql = "select p::varchar from (select order_key, row(%s) as held, row(%s)::varchar as nothing from %s) p"
                + " left join (select order_key, row(%s) as is_so from fact_fulfilment) o on o.order_key = p.order_key"
                + " where p.held::varchar is distinct from coalesce(o.is_so::varchar, p.nothing)";
        return star.read((connection, checkpoint) ->
                StarRows.rows(connection, sql.formatted(held, held.replaceAll("\\w+", "null"), parts, ofOrder)));
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
