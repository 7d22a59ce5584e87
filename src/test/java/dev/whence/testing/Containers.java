package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Servers from the images that {@code docker-compose.yml} names as well. Their ports stay the same after a restart. */
final class Containers implements Provider {
    private static final DockerImageName POSTGRES = DockerImageName.parse("timescale/timescaledb-ha:pg17");
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.1.1");
    private static final String PASSWORD = "whence";

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public PostgresServer postgres(boolean durable) {
        int port = freePort();
        GenericContainer<?> container = new GenericContainer<>(POSTGRES)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCommand(
                        "postgres",
                        "-c",
                        "wal_level=logical",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "max_replication_slots=20",
                        "-c",
                        "timescaledb.telemetry_level=off",
                        "-c",
                        "fsync=" + (durable ? "on" : "off"));
        container.setPortBindings(List.of("127.0.0.1:%d:5432".formatted(port)));
        container.waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U postgres"));
        container.start();
        return new PostgresServer(
                new Database("127.0.0.1", port, "postgres", "postgres", PASSWORD), new Restartable(container));
    }

    @Override
    public KafkaServer kafka() {
        int port = freePort();
        GenericContainer<?> container = new GenericContainer<>(KAFKA)
                .withEnv("KAFKA_NODE_ID", "1")
                .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                .withEnv("KAFKA_LISTENERS", "BROKER://:19092,INSIDE://:9092,CONTROLLER://:9093")
                .withEnv("KAFKA_ADVERTISED_LISTENERS", "BROKER://127.0.0.1:%d,INSIDE://localhost:9092".formatted(port))
                .withEnv(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                        "BROKER:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE")
                .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093")
                .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.setPortBindings(List.of("127.0.0.1:%d:19092".formatted(port)));
        container.waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        container.start();
        return new KafkaServer("127.0.0.1:" + port, new Restartable(container));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Restartable(GenericContainer<?> container) implements Server.Control {
        @Override
        public void kill() {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        public void start() {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            Wait.forListeningPort().waitUntilReady(container);
        }

        @Override
        public void remove() {
            container.stop();
        }
    }
}
