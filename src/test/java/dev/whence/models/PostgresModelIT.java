package dev.whence.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.question.Answer;
import dev.whence.question.AskRequest;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rides of {@link RideModel} as tables of a PostgreSQL. */
class PostgresModelIT {
    private static final LocalDateTime NOW = LocalDateTime.parse("2024-04-01T00:00:00");
    private static Database city;

    @TempDir
    static Path folder;

    @BeforeAll
    static void tables() throws IOException {
        city = Services.postgres().sourceDatabase();
        city.execute(
                """
                create schema town;
                create table town.trips (ride int primary key, station text, started timestamptz, paid date,
                    fare numeric(8, 2), minutes smallint, tip numeric, note text);
                create table town."Stations" (id text primary key, district text, zip varchar(9), places int);
                insert into town.trips values
                    (1, 'A', '2024-02-01 10:00+00', '2024-02-01', 0.10, 10, 1.005, ''),
                    (2, 'A', '2024-02-02 10:00+00', '2024-02-02', 0.20, 20, null, null),
                    (3, 'A', '2024-03-01 00:30+01', '2024-02-29', 0.30, 30, 1, 'a "quoted", text'),
                    (4, 'B', '2024-03-02 10:00+00', '2024-02-29', 5.70, 20, 1, e'two\\nlines'),
                    (5, 'B', '2024-03-03 10:00+00', '2024-03-03', 6.00, 30, 1, null);
                insert into town."Stations" values ('A', 'North', '01234', 30), ('B', '', '99000', 40);
                """);
        Files.writeString(folder.resolve("rides.yaml"), RideModel.YAML);
    }

    @Test
    void answersFromTheTablesWithTheRowsBehindIt() {
        try (AskableModel rides = open(access(100))) {
            Answer answer = ask(rides, "total fares by zip code");
            assertThat(answer.rows())
                    .containsExactly(List.of("01234", new BigDecimal("0.6")), List.of("99000", new BigDecimal("11.7")));
            assertThat(answer.evidence().rows().get(0).source()).isEqualTo("town.trips");
            assertThat(answer.evidence().rows().get(0).rows()).isEqualTo(5);
            // Half past midnight in Berlin is still February in UTC.
            assertThat(ask(rides, "rides last month").value()).contains(2L);
            assertThat(ask(rides, "total fares by district").rows().get(0)).containsExactly("", new BigDecimal("11.7"));
        }
    }

    @Test
    void aTableWithTooManyRowsIsLeftOutRatherThanReadInPart() {
        try (AskableModel rides = open(access(4))) {
            assertThat(rides.leftOut()).extracting(Problem::message).anySatisfy(problem -> assertThat(problem)
                    .contains("town.trips has more than 4 rows"));
            assertThat(ask(rides, "total fares").kind()).isEqualTo("refuse");
            assertThat(ask(rides, "total capacity").value()).contains(70L);
        }
    }

    @Test
    void sayingWhatIsWrongNeverSaysThePassword() {
        PostgresSchema.Access wrong = new PostgresSchema.Access(
                city.url() + "?password=topsecret",
                Optional.of("town"),
                city.user(),
                "topsecret",
                9,
                Duration.ofMinutes(1));
        PostgresSchema.Access nowhere = new PostgresSchema.Access(
                "jdbc:postgresql://127.0.0.1:1/none?password=topsecret",
                Optional.empty(),
                "nobody",
                "topsecret",
                9,
                Duration.ofMinutes(1));
        assertThat(wrong.toString()).doesNotContain("topsecret");
        assertThatThrownBy(() -> open(nowhere))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("cannot read jdbc:postgresql://127.0.0.1:1/none")
                .hasMessageNotContaining("topsecret");
        assertThatThrownBy(() -> open(new PostgresSchema.Access(
                        city.url(), Optional.of("twon"), city.user(), city.password(), 9, Duration.ofMinutes(1))))
                .isInstanceOf(WhenceException.class)
                .hasMessageContaining("no table twon.trips");
    }

    private static PostgresSchema.Access access(long rows) {
        return new PostgresSchema.Access(
                city.url(), Optional.of("town"), city.user(), city.password(), rows, Duration.ofMinutes(1));
    }

    private static AskableModel open(PostgresSchema.Access access) {
        return AskableModel.open(
                folder.resolve("rides.yaml"), new PostgresSchema(access, Duration.ofMinutes(5)), "rides");
    }

    private static Answer ask(AskableModel rides, String question) {
        return rides.ask(new AskRequest(question, Optional.empty(), NOW));
    }
}
