package dev.whence.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whence.capture.Row;
import dev.whence.capture.RowChange;
import dev.whence.capture.RowChange.Kind;
import dev.whence.capture.Transaction;
import dev.whence.event.Problem;
import dev.whence.event.Sealed;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pack may do with a personal column, and what becomes of the rows. */
class PersonalPackTest {
    private static final String PACK =
            """
            mapping: people
            tables:
              people:
                key: [id]
                personal: {subject: "person/${id}", fields: [name, mail], keep: {zip: 2, address: [city]}}
                let:
                  shown: coalesce(row.name, 'nobody')
                  place: {city: row.city, street: row.name}
            events:
              - type: customer.person.met
                from: people
                when: appeared || changed(name)
                subject: person/${row.id}
                occurred_at: committed_at
                data: {person_id: string(row.id), name: row.name, city: place.city, known: row.mail != null}
                narrative: "A person in ${city} was met"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void vocabulary() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("vocabulary")).resolve("customer.person.met.json"),
                """
                {"$id": "urn:whence:vocabulary:customer.person.met", "type": "object", "properties": {
                  "person_id": {"type": "string"}, "city": {"type": "string"}, "known": {"type": "boolean"},
                  "name": {"type": "string", "x-personal": "person/${person_id}"},
                  "note": {"type": "string"}}}
                """);
    }

    private MappingPack load(String text) throws IOException {
        Vocabulary vocabulary = Vocabulary.load(folder.resolve("vocabulary"));
        return new PackLoader(vocabulary).load(Files.writeString(folder.resolve("people.yaml"), text));
    }

    private List<String> problems(String from, String to) {
        WhenceException refused = catchThrowableOfType(WhenceException.class, () -> load(PACK.replace(from, to)));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aPersonalColumnMayBeComparedAndHandedOnToAFieldThatIsSaidToBePersonal() throws IOException {
        assertThat(load(PACK)
                        .table("people")
                        .orElseThrow()
                        .personal()
                        .orElseThrow()
                        .fields())
                .containsExactlyInAnyOrder("name", "mail");
    }

    @Test
    void noNarrativeGistSubjectOrKeyMayHoldWhatIsPersonalInWhateverDisguise() {
        for (String said : List.of(
                "row.name",
                "name",
                "shown",
                "string(row.name)",
                "row.name == null ? row.mail : row.name",
                "place.street")) {
            assertThat(problems("in ${city} was", "${" + said + "} was"))
                    .as(said)
                    .singleElement()
                    .asString()
                    .startsWith("people.yaml:16:")
                    .contains("is personal");
        }
        assertThat(problems("subject: person/${row.id}", "subject: person/${row.mail}"))
                .anyMatch(problem -> problem.startsWith("people.yaml:13:") && problem.contains("is personal"));
        assertThat(problems("narrative:", "gist: ${name}\n    narrative:")).hasSize(1);
        assertThat(problems("narrative:", "key: row.mail\n    narrative:")).hasSize(1);
        assertThat(problems("narrative:", "correlation: x/${row.mail}\n    narrative:"))
                .hasSize(1);
    }

    @Test
    void whatOnlyAsksWhetherItIsThereOrChangedIsNotPersonal() {
        assertThat(problems("in ${city} was", "${row.mail == null ? 'without' : 'with'} mail was"))
                .isEmpty();
        assertThat(problems("in ${city} was", "${place.city} was")).isEmpty();
    }

    @Test
    void aPersonalColumnCannotBeTakenApart() {
        assertThat(problems("name: row.name", "note: \"row.name.substring(0, 1)\""))
                .anyMatch(problem -> problem.startsWith("people.yaml:15:") && problem.contains("substring"));
        assertThat(problems("changed(name)", "became(name, 'Ann')"))
                .anyMatch(problem -> problem.contains("a personal value is never equal to text"));
    }

    @Test
    void aFieldThatIsNotSaidToBePersonalGetsNoPersonalColumn() {
        assertThat(problems("name: row.name", "note: row.name"))
                .singleElement()
                .asString()
                .startsWith("people.yaml:15:")
                .contains("'note' is personal, and the vocabulary does not say so");
    }

    @Test
    void aKeyCannotBePersonal() {
        assertThat(problems("fields: [name, mail]", "fields: [id]"))
                .anyMatch(problem -> problem.contains("'id' names rows"));
        assertThat(problems("person/${id}", "person-${id}")).anyMatch(problem -> problem.contains("type/id"));
        assertThat(problems("zip: 2", "zip: 0")).anyMatch(problem -> problem.contains("keep says"));
    }

    @Test
    void whatIsPersonalIsTakenOutOfARowBeforeItGoesOn() throws IOException {
        PersonalRows people =
                PersonalRows.of(load(PACK).table("people").orElseThrow()).orElseThrow();
        Map<String, Object> values = new HashMap<>(Map.of(
                "id",
                7L,
                "name",
                "Ann",
                "zip",
                "12345",
                "address",
                "{\"city\": \"Ulm\", \"street\": \"Long Road 5\"}"));
        values.put("mail", null);
        Row row = new Row(values);

        assertThat(people.needsKey(row)).isTrue();
        assertThat(people.subject(row)).hasToString("person/7");
        assertThat(people.without(row, text -> Optional.of("<" + text.length() + ">"))
                        .values())
                .containsEntry("name", "<3>")
                .containsEntry("zip", "12")
                .containsEntry("address", "{\"city\":\"Ulm\"}")
                .containsEntry("mail", null);
        assertThat(people.without(row, text -> Optional.empty()).values()).containsEntry("name", null);
    }

    @Test
    void theValueOfADecimalOrATextThatWasNotSentStaysUnsaid() throws IOException {
        PersonalRows people =
                PersonalRows.of(load(PACK).table("people").orElseThrow()).orElseThrow();
        Row row = new Row(Map.of("id", 7L, "name", Row.UNAVAILABLE, "mail", ""));
        assertThat(people.needsKey(row)).isFalse();
        assertThat(people.without(row, text -> Optional.of("x"))).isEqualTo(row);
    }

    @Test
    void whoOnlyLooksAtChangesSeesStandInsThatStillTellWhetherAValueChanged() throws IOException {
        MappingPack pack = load(PACK);
        Rehearsal rehearsal = new Rehearsal(
                "people", pack, Vocabulary.load(folder.resolve("vocabulary")), ZoneOffset.UTC, new InMemoryRowImages());
        Row before = new Row(Map.of("id", 7L, "name", "Ann", "mail", "a@b", "city", "Ulm"));
        Row after = new Row(Map.of("id", 7L, "name", "Bea", "mail", "a@b", "city", "Ulm"));
        Transaction update = new Transaction(
                "1",
                1,
                Instant.EPOCH,
                List.of(new RowChange("people", Kind.UPDATE, Optional.of(before), Optional.of(after))));
        Rehearsal.Rehearsed shown = rehearsal.rehearse(update);
        assertThat(shown.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.differences().changed()).containsExactly("name"));
        assertThat(Shop.events(shown.outcomes())).singleElement().satisfies(event -> assertThat(
                        event.data().path("name").asText())
                .startsWith(Sealed.PREFIX));
        assertThat(rehearsal.withoutPersonal(update).toString() + shown).doesNotContain("Ann", "Bea", "a@b");
    }
}
