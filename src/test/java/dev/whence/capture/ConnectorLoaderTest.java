package dev.whence.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorLoaderTest {
    @TempDir
    Path folder;

    private final ConnectorLoader loader = new ConnectorLoader(name ->
            Optional.ofNullable(Map.of("SECRET", "hush", "HOST", "db.example").get(name)));

    @Test
    void readsWhatAFileSaysAndFillsInTheRest() throws IOException {
        ConnectorFile shop = loader.load(
                write(
                        "shop.yaml",
                        """
                name: shop
                host: ${HOST:localhost}
                port: ${PORT:15432}
                database: shop
                user: reader
                password: ${env:SECRET}
                mapping: commerce/olist
                timezone: Europe/Berlin
                heartbeat: 2m
                alarm: {bytes: "${ALARM:200MB}", age: 2h}
                tables: [orders, public.customers, sales.lines]
                """));
        assertThat(shop.host()).isEqualTo("db.example");
        assertThat(shop.port()).isEqualTo(15432);
        assertThat(shop.password().reveal()).isEqualTo("hush");
        assertThat(shop.toString()).doesNotContain("hush");
        assertThat(shop.tables()).containsExactly("orders", "customers", "sales.lines");
        assertThat(shop.slot()).isEqualTo("whence_shop");
        assertThat(shop.publication()).isEqualTo("whence_shop");
        assertThat(shop.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(shop.heartbeat()).isEqualTo(Duration.ofMinutes(2));
        assertThat(shop.alarm()).isEqualTo(new SlotAlarm(200L << 20, Duration.ofHours(2)));
        assertThat(shop.batch()).isEqualTo(4000);
    }

    @Test
    void leavesOutWhatIsNotEnabled() throws IOException {
        write("a.yaml", minimal());
        Path off = write("b.yaml", "name: b\nenabled: ${B:false}\nmapping: commerce/olist\npassword: ${env:NOWHERE}\n");
        assertThat(loader.loadAll(folder)).hasSize(1);
        WhenceException named = catchThrowableOfType(WhenceException.class, () -> loader.load(off));
        assertThat(named.problems()).isNotEmpty();
    }

    @Test
    void readsASecretFromAFileBesideTheConnector() throws IOException {
        Files.writeString(folder.resolve("password"), "from a file\n");
        assertThat(loader.load(write("a.yaml", minimal() + "password: ${file:${NOWHERE:password}}\n"))
                        .password()
                        .reveal())
                .isEqualTo("from a file");
    }

    @Test
    void listsEveryProblemWithItsPlace() throws IOException {
        Path file = write(
                "bad.yaml",
                """
                name: Shop
                databse: shop
                port: 70000
                user: ${env:NOBODY}
                password: secret
                sslmode: maybe
                timezone: Mars
                tables: orders
                snapshot: {fetsh: 1}
                heartbeat: soon
                user: twice
                """);
        assertThat(problems(file))
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message())
                .contains(
                        "2:1 unknown field 'databse'; did you mean 'database'?",
                        "11:1 'user' is there twice",
                        "1:7 'name' must be lower-case letters, digits and underscores, at most 41, not 'Shop'",
                        "9:12 unknown field 'snapshot.fetsh'; did you mean 'fetch'?",
                        "3:7 'port' must be a whole number from 1 to 65535, not 70000",
                        "1:1 'database' is missing",
                        "4:7 the environment variable NOBODY is not set; set it, or write ${NOBODY:default}",
                        "5:11 a password does not belong into a file: write ${env:NAME} or ${file:PATH} instead",
                        "6:10 'sslmode' must be one of allow, disable, prefer, require, verify-ca, verify-full",
                        "8:9 'tables' must be a list",
                        "1:1 'mapping' is missing",
                        "7:11 'timezone' must be a zone such as UTC or Europe/Berlin, not 'Mars'",
                        "10:12 'heartbeat' must be a time such as 5s or 2m, not 'soon'");
    }

    @Test
    void saysWhereAFileIsNotYaml() throws IOException {
        assertThat(problems(write("broken.yaml", "name: shop\n  host: [")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.message()).startsWith("not YAML");
                });
        assertThat(problems(write("empty.yaml", ""))).hasSize(1);
        assertThat(problems(write("list.yaml", "- a"))).hasSize(1);
    }

    @Test
    void readsAFolderAndRefusesTwoConnectorsOfOneName() throws IOException {
        assertThat(loader.loadAll(folder.resolve("missing"))).isEmpty();
        write("a.yaml", minimal());
        assertThat(loader.loadAll(folder)).extracting(ConnectorFile::name).containsExactly("shop");
        write("b.yaml", minimal());
        WhenceException failure = catchThrowableOfType(WhenceException.class, () -> loader.loadAll(folder));
        assertThat(failure).hasMessageContaining("the name 'shop' is taken by");
    }

    @Test
    void readsTheConnectorOfTheSampleShop() {
        ConnectorFile shop = new ConnectorLoader(name -> Optional.empty()).load(Path.of("connectors", "shop.yaml"));
        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.withDefaultTables(List.of("orders")).tables()).containsExactly("orders");
    }

    private List<Problem> problems(Path file) {
        return catchThrowableOfType(WhenceException.class, () -> loader.load(file))
                .problems();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String minimal() {
        return "name: shop\ndatabase: shop\nuser: reader\nmapping: commerce/olist\n";
    }
}
