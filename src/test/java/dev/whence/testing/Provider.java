package dev.whence.testing;

/** A way to have servers. Each call gives a server of its own, except where the environment named one. */
interface Provider {
    PostgresServer postgres(boolean durable);

    KafkaServer kafka();
}
