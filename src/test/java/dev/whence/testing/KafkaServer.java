package dev.whence.testing;

/** A running Kafka of one node. */
public final class KafkaServer extends Server {
    private final String bootstrapServers;

    KafkaServer(String bootstrapServers, Control control) {
        super(control);
        this.bootstrapServers = bootstrapServers;
    }

    /** The value of {@code bootstrap.servers}: host and port. */
    public String bootstrapServers() {
        return bootstrapServers;
    }
}
