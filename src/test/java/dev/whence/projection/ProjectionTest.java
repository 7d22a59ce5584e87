package dev.whence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.store.EventText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionTest {
    private static final String SCHEMA = "create table seen (position bigint, kind varchar, size integer);";
    private static final String APPLY =
            "insert into seen select position, type, cast(data->>'size' as integer) from batch;";

    @TempDir
    Path folder;

    @Test
    void appliesEventsAndRemembersHowFarItCame() {
        try (Projection projection = open(declare(APPLY))) {
            projection.apply(List.of(event(1, "1"), event(2, "2")));
            assertThat(projection.position()).isEqualTo(2);
            assertThat(sum(projection)).isEqualTo(3);
        }
        try (Projection projection = open(declare(APPLY))) {
            assertThat(projection.position()).isEqualTo(2);
            assertThat(projection.state().checkpoint().recordedAt())
                    .isEqualTo(event(2, "2").recordedAt());
        }
    }

    @Test
    void saysSinceWhenNoEventHasChangedATable() {
        RecordedEvent other = Events.event(2, "test.other.happened", "thing/1", "2026-01-01T00:00:00Z", "{}");
        try (Projection projection = open(declare("-- on: test.thing.*\n" + APPLY))) {
            projection.apply(List.of(event(1, "1")));
            projection.apply(List.of(other));
            assertThat(projection.position()).isEqualTo(2);
            assertThat(projection.changed()).isEqualTo(1);
        }
    }

    @Test
    void passesOverEventsThatItHasSeen() {
        try (Projection projection = open(declare(APPLY))) {
            projection.apply(List.of(event(1, "1"), event(2, "2")));
            projection.apply(List.of(event(2, "2"), event(3, "4")));
            assertThat(sum(projection)).isEqualTo(7);
        }
    }

    @Test
    void stopsAtTheEventThatItCannotApplyAndKeepsThoseBefore() {
        try (Projection projection = open(declare(APPLY))) {
            List<RecordedEvent> events = List.of(event(1, "1"), event(2, "2"), event(3, "'three'"), event(4, "4"));
            assertThatThrownBy(() -> projection.apply(events))
                    .isInstanceOf(WhenceException.class)
                    .hasMessageContaining("stopped at position 3")
                    .hasMessageContaining("one.sql");
            assertThat(projection.position()).isEqualTo(2);
            assertThat(projection.state().failure().orElseThrow().position()).isEqualTo(3);
            assertThat(projection.state().lag(4)).isEqualTo(2);
            assertThat(sum(projection)).isEqualTo(3);
        }
    }

    @Test
    void isRebuiltWhenItsFilesHaveChangedAndServesMeanwhile() {
        List<RecordedEvent> events = List.of(event(1, "1"), event(2, "2"), event(3, "3"));
        List<EventText> texts = events.stream().map(EventText::of).toList();
        try (Projection projection = open(declare(APPLY))) {
            projection.apply(events);
        }
        try (Projection projection = open(declare(APPLY.replace("as integer)", "as integer) * 10")))) {
            assertThat(projection.state().outdated()).isTrue();
            assertThat(sum(projection)).isEqualTo(6);
            projection.catchUp(
                    (position, limit) -> {
                        assertThat(sum(projection)).isIn(6L, 60L);
                        return texts.subList((int) position, Math.min(3, (int) position + 1));
                    },
                    2);
            assertThat(projection.state().outdated()).isFalse();
            assertThat(projection.position()).isEqualTo(3);
            assertThat(sum(projection)).isEqualTo(60);
        }
    }

    @Test
    void aRebuildThatFailsLeavesTheOldOneServing() {
        try (Projection projection = open(declare(APPLY))) {
            projection.apply(List.of(event(1, "1")));
            assertThatThrownBy(() -> projection.rebuild((position, limit) -> List.of(EventText.of(event(1, "'one'")))))
                    .hasMessageContaining("cannot be rebuilt");
            assertThat(sum(projection)).isEqualTo(1);
            projection.apply(List.of(event(2, "2")));
            assertThat(sum(projection)).isEqualTo(3);
        }
    }

    @Test
    void refusesAFolderThatHoldsNoProjection() {
        assertThatThrownBy(() -> ProjectionFiles.read(folder)).hasMessageContaining("schema.sql");
    }

    private ProjectionFiles declare(String apply) {
        try {
            Path files = Files.createDirectories(folder.resolve("files"));
            Files.createDirectories(files.resolve("apply"));
            Files.writeString(files.resolve("schema.sql"), SCHEMA);
            Files.writeString(files.resolve("apply/one.sql"), apply);
            return ProjectionFiles.read(files);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Projection open(ProjectionFiles files) {
        return Projection.open(files, new ProjectionSettings(folder.resolve("data"), 64, 1));
    }

    private static RecordedEvent event(long position, String size) {
        return Events.event(
                position, "test.thing.happened", "thing/1", "2026-01-01T00:00:00Z", "{'size': " + size + "}");
    }

    private static long sum(Star star) {
        return star.read((connection, checkpoint) -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select sum(size) from seen")) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
