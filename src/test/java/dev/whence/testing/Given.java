package dev.whence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Servers named by WHENCE_STORE_URL and WHENCE_KAFKA. The role of WHENCE_ADMIN_USER (else WHENCE_STORE_USER) has to be a
 * superuser, as tests create databases, roles and extensions; its password is in the variable of that name with _PASSWORD
 * or in the file that the variable with _PASSWORD_FILE names.
 */
final class Given implements Provider {
    private static final Server.Control LEFT_ALONE = new LeftAlone();

    static boolean isGiven() {
        return System.getenv("WHENCE_STORE_URL") != null;
    }

    @Override
    public PostgresServer postgres(boolean durable) {
        URI address = URI.create(System.getenv("WHENCE_STORE_URL").substring("jdbc:".length()));
        String who = System.getenv("WHENCE_ADMIN_USER") == null ? "WHENCE_STORE" : "WHENCE_ADMIN";
        int port = address.getPort() < 0 ? 5432 : address.getPort();
        String user = required(who + "_USER");
        return new PostgresServer(
                new Database(address.getHost(), port, "postgres", user, password(who + "_PASSWORD")), LEFT_ALONE);
    }

    @Override
    public KafkaServer kafka() {
        return new KafkaServer(required("WHENCE_KAFKA"), LEFT_ALONE);
    }

    private static String password(String variable) {
        String file = System.getenv(variable + "_FILE");
        if (file == null) {
            return required(variable);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String required(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(
                    "WHENCE_STORE_URL is set, so " + variable
                            + " is needed as well; set it, or unset WHENCE_STORE_URL and let the tests start their own servers.");
        }
        return value;
    }

    private static final class LeftAlone implements Server.Control {
        @Override
        public void kill() {
            throw new UnsupportedOperationException("A server that the environment named is not the test's to kill.");
        }

        @Override
        public void start() {}

        @Override
        public void remove() {}
    }
}
