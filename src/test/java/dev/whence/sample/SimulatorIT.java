package dev.whence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private ShopServer server;
    private HttpServer hub;
    private final AtomicInteger answer = new AtomicInteger(200);
    private Simulator simulator;
    private Thread running;

    @BeforeEach
    void openShop() throws IOException {
        server = TestServer.with("shop_simulated", folder);
        new SampleShop(server, 3, Optional.empty(), Clock.systemUTC()).create(done -> {});
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/events", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"appended\": [], \"known\": [], \"refused\": []}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.get(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void closeShop() throws InterruptedException {
        simulator.stop();
        running.join(5000);
        hub.stop(0);
        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void ordersArePaidApprovedDeliveredReviewedAndVisitsArePosted() throws SQLException {
        long payments = number("select count(*) from order_payments");
        long reviews = number("select count(*) from order_reviews");
        long delivered = number("select count(*) from orders where order_status = 'delivered'");
        start();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(simulator.status().orders()).isGreaterThan(5);
            assertThat(simulator.status().webEvents()).isGreaterThan(20);
            assertThat(simulator.status().trouble()).isEmpty();
            assertThat(number("select count(*) from order_payments")).isGreaterThan(payments);
            assertThat(number("select count(*) from order_reviews")).isGreaterThan(reviews);
            assertThat(number("select count(*) from orders where order_status = 'delivered'"))
                    .isGreaterThan(delivered);
        });
        assertThat(number("select count(*) from orders o where not exists (select from order_items i"
                        + " where i.order_id = o.order_id)"))
                .isZero();
    }

    @Test
    void goesOnWhereTheHubWasAway() {
        answer.set(503);
        start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(simulator.status().trouble()).isPresent());
        assertThat(simulator.status().webEvents()).isZero();
        answer.set(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(simulator.status().webEvents()).isPositive());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(simulator.status().trouble()).isEmpty());
    }

    @Test
    void goesOnWhereTheShopWasAway() throws SQLException {
        start();
        await().atMost(PATIENCE).until(() -> simulator.status().transactions() > 5);
        try (Connection admin = server.asAdmin()) {
            admin.createStatement()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'shop_simulated'");
        }
        long before = simulator.status().transactions();
        await().atMost(PATIENCE).until(() -> simulator.status().transactions() > before + 10);
    }

    private void start() {
        URI address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        simulator = new Simulator(server, address, 3, 60, Clock.systemUTC());
        running = new Thread(simulator, "simulator");
        running.start();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = server.asOwner();
                ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
