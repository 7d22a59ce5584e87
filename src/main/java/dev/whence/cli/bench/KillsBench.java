package dev.whence.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Kills hub, store and source in turn while a shop is written to, and compares with a hub that nothing happened to. */
@Command(
        name = "kills",
        mixinStandardHelpOptions = true,
        description =
                "Kill (-9) hub, store and source in turn during a workload, and compare the events with those of a"
                        + " hub that nothing happened to.",
        exitCodeOnExecutionException = 2)
public final class KillsBench implements Callable<Integer> {
    private static final String PASSWORD = "store.password";

    @Parameters(index = "0", arity = "0..1", paramLabel = "N", description = "How many kills", defaultValue = "200")
    private int kills = 200;

    @Option(names = "--seed", description = "Of the workload and the moments (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--ports", description = "The first of six free ports (default: ${DEFAULT-VALUE})")
    private int ports = 32_100;

    @Option(names = "--home", description = "The project's folder (default: ${DEFAULT-VALUE})")
    private Path home = Path.of(".");

    @Option(names = "--pace", description = "The longest pause between kills in ms (default: ${DEFAULT-VALUE})")
    private int pace = 3000;

    /** Exits with 0 if everything is equal, with 1 if there are differences, with 2 on failure. */
    public static void main(String[] arguments) {
        System.exit(new picocli.CommandLine(new KillsBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("whence-kills");
        say("seed " + seed + ", logs of the hubs in " + work);
        try (LocalPostgres source = new LocalPostgres(home, "source", ports);
                LocalPostgres store = new LocalPostgres(home, "store", ports + 1);
                HubProgram hub = hub("hub", work, source, store, "whence", ports + 2)) {
            source.fresh();
            store.fresh();
            prepare(source, store);
            Files.writeString(work.resolve(PASSWORD), password(store));
            KillTrial.Outcome outcome = trial(work, source, store, hub).run(kills, seed, KillsBench::say);
            say("%d kills, %d transactions, %d rows of two stores compared, %d differences"
                    .formatted(outcome.kills(), outcome.transactions(), outcome.compared(), outcome.differences()));
            return outcome.differences() == 0 ? 0 : 1;
        }
    }

    private KillTrial trial(Path work, LocalPostgres source, LocalPostgres store, HubProgram hub) throws IOException {
        HubProgram reference = hub("undisturbed", work, source, store, "undisturbed", ports + 4);
        String password = password(store);
        return new KillTrial(
                () -> {
                    reference.start();
                    return reference::close;
                },
                store.database("undisturbed", "whence", password),
                hub,
                store,
                store.database("whence", "whence", password),
                source,
                source.database("shop", "shop", "shop"),
                Duration.ofMillis(pace));
    }

    private static void prepare(LocalPostgres source, LocalPostgres store) throws SQLException {
        execute(source.asAdmin("postgres"), "create role shop login replication password 'shop'");
        execute(source.asAdmin("postgres"), "create database shop owner shop");
        execute(store.asAdmin("postgres"), "create database undisturbed owner whence");
        execute(store.asAdmin("undisturbed"), Sql.resource("/sample/store-extensions.sql"));
    }

    private HubProgram hub(String name, Path work, LocalPostgres source, LocalPostgres store, String database, int http)
            throws IOException {
        Path folder = Files.createDirectory(work.resolve(name));
        for (String part : List.of("mappings", "vocabulary", "semantics", "projections")) {
            Files.createSymbolicLink(folder.resolve(part), home.resolve(part).toAbsolutePath());
        }
        Files.createDirectory(folder.resolve("connectors"));
        Files.writeString(folder.resolve("shop.password"), "shop");
        Files.writeString(folder.resolve("connectors/shop.yaml"), connector(name));
        return new HubProgram(
                name,
                Map.of(
                        "whence.home", folder.toString(),
                        "whence.store.url", store.url(database),
                        "whence.store.user", "whence",
                        "whence.store.password-file", work.resolve(PASSWORD).toString(),
                        "whence.kafka", "none",
                        "whence.http.port", Integer.toString(http),
                        "whence.management.port", Integer.toString(http + 1)),
                work.resolve(name + ".log"));
    }

    /** With small batches, so that there are many moments at which something is half done. */
    private String connector(String name) {
        return """
                name: shop
                port: %d
                database: shop
                user: shop
                password: ${file:../shop.password}
                slot: %s
                publication: whence_shop
                mapping: commerce/olist
                batch: 200
                memory: 500
                """
                .formatted(ports, name);
    }

    private static String password(LocalPostgres store) {
        return LocalPostgres.read(Path.of(store.settings().get("WHENCE_STORE_PASSWORD_FILE")));
    }

    private static void execute(Connections database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void say(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
