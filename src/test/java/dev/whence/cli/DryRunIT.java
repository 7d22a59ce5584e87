package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.whence.testing.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bookshop of the tutorial and its pack, looked at without a hub. */
class DryRunIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private Bookshop shop;
    private Database database;
    private StringWriter out;

    @BeforeEach
    void openShop() throws IOException {
        shop = Bookshop.in(home);
        database = shop.database();
        out = shop.out();
    }

    private int run(String... arguments) {
        return shop.run(Stream.concat(Stream.of("dry-run", "bookshop"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void showsTheHistoryOfTheFirstRows() {
        assertThat(run("--snapshot", "2")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("revenue.order.placed order/1 at 2026-01-02T10:00:00Z")
                .contains("A parcel with cooking arrived in londrina, late")
                .contains("the pack has no event from genre, its rows are only looked up")
                .contains("2 revenue.payment.received")
                .doesNotContain("order/3");
    }

    @Test
    void withoutAPublicationItSaysTheStatement() {
        assertThat(run()).isEqualTo(Failures.CONFIG);
        assertThat(out.toString()).contains("CREATE PUBLICATION whence_bookshop FOR TABLE \"public\".\"genre\"");
    }

    @Test
    void showsWhatChangesGiveRecordsThemAndGivesTheSameFromTheRecord() {
        database.execute("create publication whence_bookshop for table genre, reader, book, sale, sale_item, taking,"
                + " page_log");
        Path record = home.resolve("changes.jsonl");
        CompletableFuture<Integer> dryRun =
                CompletableFuture.supplyAsync(() -> run("--transactions", "5", "--record", record.toString()));
        await().atMost(SOON).until(() -> out.toString().contains("Listening") || dryRun.isDone());
        database.execute(
                "insert into sale (reader_no, postage) values (3, 2.50);insert into sale_item values (6, 1, '978-1',"
                        + " 1, 9.99); update sale set state = 'paid' where sale_no = 6");
        database.execute("update sale set modified = now() where sale_no = 3");
        database.execute("update sale set state = 'arrived', arrived_at = '2026-01-09 10:00+00' where sale_no = 3");
        database.execute("insert into taking (sale_no, means, amount) values (4, '', 1)");
        database.execute("insert into page_log (page) values ('/x')");
        assertThat(dryRun).succeedsWithin(SOON).as(out.toString()).isEqualTo(0);
        String live = out.toString();
        assertThat(live)
                .contains("A reader in santos bought crime for 9.99 plus 2.50 postage")
                .contains("revenue.order.approved order/6")
                .contains("nothing of sale/3: nothing changed that the pack uses (only modified)")
                .contains("sale/3 updated: state: 'posted' -> 'arrived', arrived_at: null -> 2026-01-09T10:00:00Z")
                .contains("would be a dead letter: $.type: must be at least 1 characters long")
                .contains("nothing of page_log (1 changes): the pack does not have the table")
                .contains("5 transactions in all");
        out.getBuffer().setLength(0);
        assertThat(run("--changes", record.toString())).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(live.substring(live.indexOf("Transaction")).strip());
    }

    @Test
    void anOptionalTableThatIsNotThereIsLeftOut() throws IOException {
        shop.edit("tables:\n", "tables:\n  voucher: {key: [id], optional: true}\n");
        assertThat(run("--snapshot", "1")).as(out.toString()).isZero();
        assertThat(run()).isEqualTo(Failures.CONFIG);
        assertThat(out.toString()).contains("FOR TABLE \"public\".\"genre\"").doesNotContain("voucher");
    }

    @Test
    void aWrongColumnIsSaidWithItsPlaceAndTheNearestOne() throws IOException {
        shop.edit("row.shelved_at", "row.shelfed_at");
        assertThat(run("--snapshot", "1")).isEqualTo(Failures.CONFIG);
        assertThat(out.toString())
                .containsPattern(
                        "bookshop\\.yaml:\\d+:\\d+: there is no column 'shelfed_at'; did you mean 'shelved_at'\\?");
    }
}
