package dev.whence.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.RecordedEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderedVisitTest {
    private static final ProjectionFiles FILES = ProjectionFiles.read(Path.of("projections/commerce"));

    @TempDir
    private Path folder;

    @Test
    void allThatAVisitDidLedToTheOrderThatItNamesAtItsEnd() {
        try (Projection star = Projection.open(FILES, new ProjectionSettings(folder, 256, 1))) {
            star.apply(List.of(web(1, "buyer", "customer.page.viewed"), web(2, "other", "customer.page.viewed")));
            star.apply(List.of(web(3, "buyer", "customer.checkout.completed")));
            star.apply(List.of(web(4, "buyer", "customer.page.viewed"), web(5, "other", "customer.page.viewed")));
            assertThat(StarRows.of(star).get("fact_web_event")).hasSize(4).allSatisfy(row -> assertThat(row)
                    .contains("'led_to_order': " + row.contains("'session_id': buyer")));
        }
    }

    private static RecordedEvent web(long position, String session, String type) {
        String order = type.endsWith("completed") ? ",'order_id':'o1'" : ",'page':'/'";
        String data = "{'session_id':'%s','device':'mobile'%s}".formatted(session, order);
        return Events.event(position, type, "session/" + session, "2026-05-01T10:00:00Z", data);
    }
}
