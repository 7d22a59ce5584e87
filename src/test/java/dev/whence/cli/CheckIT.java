package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person is told before anything starts, and that doing what it says mends it. */
class CheckIT {
    private static final Pattern REMEDY =
            Pattern.compile("run:? (ALTER ROLE .*? REPLICATION|GRANT SELECT ON .*? TO \\S+|CREATE PUBLICATION .*)");

    @TempDir
    private Path home;

    private Bookshop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Bookshop.in(home);
    }

    @Test
    void allIsWellWhereTheHubCanMakeWhatIsMissing() {
        assertThat(check()).as(shop.out().toString()).isZero();
        assertThat(shop.out().toString())
                .contains("wal_level is logical", "mappings/bookshop fits the columns", "readable, named by sale_no")
                .contains("the hub will run CREATE PUBLICATION whence_bookshop", "the hub will make the slot")
                .doesNotContain("fail");
    }

    @Test
    void everyProblemComesWithAStatementThatMendsIt() throws IOException {
        String reader = shop.database().name() + "_Reader";
        administrate("create role \"" + reader + "\" login password 'secret'");
        administrate("grant select on genre to \"" + reader + "\"");
        shop.readAs(reader, "secret");
        assertThat(check()).isEqualTo(1);
        List<String> printed = shop.printed();
        assertThat(printed)
                .anyMatch(line -> line.startsWith("fail") && line.contains("must not replicate"))
                .anyMatch(line -> line.startsWith("fail") && line.contains("the table sale must not be read"))
                .anyMatch(line -> line.startsWith("fail") && line.contains("must not make the publication"))
                .anyMatch(line -> line.startsWith("ok") && line.contains("genre"));
        List<String> remedies = remedies(printed);
        assertThat(remedies).hasSize(7);
        remedies.forEach(this::administrate);
        assertThat(check()).as(shop.out().toString()).isZero();
        assertThat(shop.printed()).noneMatch(line -> line.startsWith("fail"));
    }

    @Test
    void whatThePackWantsAndTheSourceLacksIsSaidWithItsPlace() throws IOException {
        shop.edit("row.shelved_at", "row.shelfed_at");
        shop.edit("tables:\n", "tables:\n  voucher: {key: [id], optional: true}\n");
        assertThat(check()).isEqualTo(1);
        assertThat(shop.out().toString())
                .contains("is not there, and need not be (optional)")
                .containsPattern(
                        "bookshop\\.yaml:\\d+:\\d+: there is no column 'shelfed_at'; did you mean 'shelved_at'");
        shop.edit("tables:\n", "tables:\n  reeder: {key: [reader_no]}\n");
        assertThat(check()).isEqualTo(1);
        assertThat(shop.out().toString())
                .containsPattern("bookshop\\.yaml:\\d+:\\d+: there is no table reeder .*did you mean 'reader'");
    }

    @Test
    void aSourceThatDoesNotLetUsInIsAFailureAndAFileThatIsWrongIsAnotherOne() throws IOException {
        shop.readAs(shop.database().user(), "wrong");
        assertThat(check()).isEqualTo(1);
        assertThat(shop.out().toString()).contains("does not let the user", "'password' of the connector");
        assertThat(shop.run("check", "bokshop")).isEqualTo(Failures.CONFIG);
        assertThat(shop.out().toString()).contains("did you mean 'bookshop'?");
        shop.edit("mapping: bookshop", "maping: bookshop");
        assertThat(check()).isEqualTo(Failures.CONFIG);
        assertThat(shop.out().toString()).contains("'maping'");
        assertThat(shop.run("check")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int check() {
        return shop.run("check", "bookshop");
    }

    private static List<String> remedies(List<String> printed) {
        List<String> remedies = new ArrayList<>();
        for (String line : printed) {
            Matcher remedy = REMEDY.matcher(line);
            if (remedy.find()) {
                remedies.add(remedy.group(1));
            }
        }
        return remedies;
    }

    /** By a superuser, in the source's database. */
    private void administrate(String statement) {
        Database source = shop.database();
        Database admin = Services.postgres().admin();
        new Database(source.host(), source.port(), source.name(), admin.user(), admin.password()).execute(statement);
    }
}
