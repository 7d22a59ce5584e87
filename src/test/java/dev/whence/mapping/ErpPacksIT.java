package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.event.Event;
import dev.whence.event.RecordedEvent;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionFiles;
import dev.whence.projection.ProjectionSettings;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.ReconcileFile;
import dev.whence.semantics.ReconcileReport;
import dev.whence.semantics.Reconciliation;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packs of ERPs that cannot run here, on their tables in a real PostgreSQL: every expression of a pack fits the tables'
 * columns, and what it makes of the rows of its golden pairs is what SQL on the same rows says.
 */
class ErpPacksIT {
    private static final SemanticModel MODEL = SemanticModelLoader.load(Path.of("semantics/commerce.yaml"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"odoo", "erpnext", "sap"})
    void theMetricsOfTheEventsAreThoseOfSqlOnTheErp(String name) {
        Database database = Services.postgres().sourceDatabase();
        GoldenSource source = new GoldenSource(database, Path.of("src/test/resources/packs", name, "schema.sql"));
        MappingPack pack =
                new PackLoader(Shop.VOCABULARY).load(Path.of("mappings/erp", name + ".yaml"), source.schema());
        GoldenPair pair = GoldenPair.together(GoldenPair.files(GoldenPair.FOLDER.resolve(name)).stream()
                .map(GoldenPair::read)
                .toList());
        source.become(pair, pack);
        List<Outcome> outcomes = pair.outcomes(pack);
        assertThat(Shop.rejections(outcomes)).isEmpty();

        ReconcileReport report = reconcile(name, Shop.events(outcomes), source);
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.differences())
                .as(check.what() + " by " + check.by())
                .isEmpty());
        assertThat(report.values()).isGreaterThan(50);
        Services.postgres().drop(database);
    }

    @Test
    void theChangesThatItsHeaderNamesMakeTheSapPackReadS4Hana() throws IOException {
        Database database = Services.postgres().sourceDatabase();
        GoldenSource source = new GoldenSource(database, Path.of("src/test/resources/packs/sap/schema.sql"));
        database.execute(Files.readString(Path.of("src/test/resources/packs/sap/s4hana.sql")));
        String pack = Files.readString(Path.of("mappings/erp/sap.yaml"))
                .replaceFirst("(?s)\n  vbuk:\n.*?(?=\n  likp:\n)", "")
                .replace("from: vbuk", "from: vbak")
                .replace("ref('vbuk', f.", "ref('likp', f.")
                .replace("key: [mandt, vbelv, posnv, vbeln, posnn, vbtyp_n]", "key: [mandt, ruuid]");
        Path file = Files.writeString(folder.resolve("s4hana.yaml"), pack);
        assertThat(new PackLoader(Shop.VOCABULARY).load(file, source.schema()).table("vbuk"))
                .isEmpty();
        Services.postgres().drop(database);
    }

    private ReconcileReport reconcile(String name, List<Event> events, GoldenSource source) {
        Map<String, Long> counts = events.stream()
                .collect(Collectors.groupingBy(event -> event.type().value(), Collectors.counting()));
        try (Projection star = Projection.open(
                ProjectionFiles.read(Path.of("projections/commerce")), new ProjectionSettings(folder, 128, 1))) {
            star.apply(recorded(events));
            ReconcileFile file = ReconcileFile.load(Path.of("mappings/erp", name + ".reconcile.yaml"));
            String connector = events.get(0).source();
            return new Reconciliation(file, connector, new MetricExecutor(MODEL, star), () -> counts)
                    .run(source::query);
        }
    }

    private static List<RecordedEvent> recorded(List<Event> events) {
        List<RecordedEvent> recorded = new ArrayList<>();
        events.forEach(event -> recorded.add(
                new RecordedEvent(recorded.size() + 1, Instant.EPOCH.plusSeconds(recorded.size()), "", event)));
        return recorded;
    }
}
