package dev.whence.testing;

/**
 * The servers that tests share, started on first use and stopped when the JVM ends. A test never clears them: it takes
 * databases and topics of its own. A test that kills or stops a server takes a server of its own and closes it.
 */
public final class Services {
    private static final Provider OWN = Containers.engineAnswers() ? new Containers() : new LocalProcesses();
    private static final Provider SHARED = Given.isGiven() ? new Given() : OWN;

    private Services() {}

    /** The shared PostgreSQL with TimescaleDB, pgvector and {@code wal_level=logical}. */
    public static PostgresServer postgres() {
        return SharedPostgres.SERVER;
    }

    /** The shared Kafka. Topics are created on first use, or by the test. */
    public static KafkaServer kafka() {
        return SharedKafka.SERVER;
    }

    /** A PostgreSQL that the caller may kill and start again, and has to close. It commits durably. */
    public static PostgresServer ownPostgres() {
        return OWN.postgres(true);
    }

    /** A PostgreSQL in local processes, Docker or not, that can be put back to an earlier state. The caller closes it. */
    public static BackedUpPostgres backedUpPostgres() {
        return new LocalProcesses().backedUpPostgres();
    }

    /** A Kafka that the caller may kill and start again, and has to close. */
    public static KafkaServer ownKafka() {
        return OWN.kafka();
    }

    private static final class SharedPostgres {
        static final PostgresServer SERVER = closedAtEnd(SHARED.postgres(false));
    }

    private static final class SharedKafka {
        static final KafkaServer SERVER = closedAtEnd(SHARED.kafka());
    }

    private static <S extends Server> S closedAtEnd(S server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
