package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.ConnectorLoader;
import dev.whence.capture.SourceSurvey;
import dev.whence.event.EventType;
import dev.whence.event.Vocabulary;
import dev.whence.mapping.MappingPack;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.SourceSchema;
import dev.whence.testing.Database;
import dev.whence.testing.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** First packs for databases that were never seen. */
class InitIT {
    private static final Vocabulary VOCABULARY = Vocabulary.load(Path.of("vocabulary"));

    @TempDir
    private Path home;

    private final Database database = Services.postgres().sourceDatabase();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void makeHome() throws IOException {
        Files.createSymbolicLink(
                home.resolve("vocabulary"), Path.of("vocabulary").toAbsolutePath());
        Files.writeString(home.resolve("secret"), database.password());
    }

    private int run(String... arguments) {
        CommandLine line = WhenceCommand.line((settings, ready) -> {});
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        return line.execute(arguments);
    }

    private int init(String... more) {
        List<String> arguments = new ArrayList<>(List.of("init", "mine", "--set", "whence.home=" + home));
        arguments.addAll(List.of("--host", database.host(), "--port", String.valueOf(database.port())));
        arguments.addAll(List.of("--database", database.name(), "--user", database.user()));
        arguments.addAll(List.of("--password", "file:../secret"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** Loads the pack that was written, with the columns that the source has. */
    private MappingPack pack() {
        assertThat(init()).as(out.toString()).isZero();
        ConnectorFile connector = ConnectorLoader.fromEnvironment().load(home.resolve("connectors/mine.yaml"));
        return new PackLoader(VOCABULARY)
                .load(home.resolve("mappings/mine.yaml"), SourceSchema.of(SourceSurvey.of(connector)));
    }

    private String text() throws IOException {
        return Files.readString(home.resolve("mappings/mine.yaml"));
    }

    private static List<String> types(MappingPack pack) {
        return pack.types().stream().map(EventType::value).toList();
    }

    @Test
    void aBookshopIsUnderstoodByItsNamesKeysAndStates() throws IOException {
        database.execute(Files.readString(Path.of("docs/tutorial/bookshop.sql")));
        MappingPack pack = pack();
        assertThat(pack.tables())
                .extracting(PackTable::name)
                .containsExactly("genre", "reader", "book", "sale", "sale_item", "taking");
        assertThat(types(pack))
                .contains(
                        "revenue.order.placed",
                        "revenue.order.approved",
                        "inventory.shipment.dispatched",
                        "inventory.shipment.delivered",
                        "revenue.order.cancelled",
                        "revenue.payment.received",
                        "product.price.changed");
        assertThat(text())
                .contains("'called_off': 'canceled'", "l.price * l.copies", "# Not understood", "page_log (noise?)");
        assertThat(out.toString())
                .contains("whence dry-run mine --snapshot 5", "create publication whence_mine for table");
    }

    @Test
    void theDraftTellsTheHistoryOfTheFirstRows() throws IOException {
        database.execute(Files.readString(Path.of("docs/tutorial/bookshop.sql")));
        assertThat(init()).isZero();
        assertThat(run("dry-run", "mine", "--snapshot", "1", "--set", "whence.home=" + home))
                .as(out.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "An order over 24.49 was placed",
                        "inventory.shipment.delivered order/1",
                        "27.49 EUR were paid by card")
                .doesNotContain("dead letter");
    }

    @Test
    void theSampleShopIsUnderstood() {
        database.execute(resource("/sample/schema.sql"));
        assertThat(types(pack())).contains("revenue.order.placed", "revenue.payment.received", "product.item.listed");
    }

    @Test
    void oddNamesAndTablesWithoutAKeyDoNoHarm() throws IOException {
        database.execute(
                """
                create schema "Sales Dept";
                create table "Sales Dept"."Order" ("order-no" int primary key, "in" text, "status" text, "when" date not null);
                create table "Sales Dept"."OrderLines" ("order-no" int not null references "Sales Dept"."Order",
                    "pos" int, "price" money, "true" text, primary key ("order-no", "pos"));
                create table payments (amount numeric, at timestamptz);
                create table empty_one ();
                insert into "Sales Dept"."Order" values (1, 'x', 'it''s "done"', '2026-01-01');
                analyze;
                """);
        assertThat(pack().tables()).extracting(PackTable::name).contains("Sales Dept.Order", "Sales Dept.OrderLines");
        assertThat(text()).contains("payments (payment?): amount numeric", "It has no primary key");
    }

    @Test
    void anEmptyDatabaseGivesAPackWithoutTables() {
        assertThat(pack().tables()).isEmpty();
    }

    @Test
    void whatIsThereIsNotOverwrittenUnlessForced() throws IOException {
        database.execute("create table customers (id int primary key)");
        assertThat(init()).isZero();
        Files.writeString(home.resolve("mappings/mine.yaml"), "my own");
        assertThat(init()).isEqualTo(Failures.CONFIG);
        assertThat(out.toString()).contains("mine.yaml is there already; --force overwrites it");
        assertThat(text()).isEqualTo("my own");
        assertThat(init("--force")).isZero();
        assertThat(text()).startsWith("# yaml-language-server");
    }

    @Test
    void aPasswordIsRefusedOnTheCommandLineAndNeverWritten() throws IOException {
        assertThat(run("init", "mine", "--database", "d", "--user", "u", "--password", "hunter2"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(init()).isZero();
        assertThat(Files.readString(home.resolve("connectors/mine.yaml")))
                .contains("password: \"${file:../secret}\"")
                .doesNotContain(database.password() + "\n");
    }

    private static String resource(String name) {
        try (var stream = InitIT.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
