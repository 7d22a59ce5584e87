package dev.whence.store;

import java.util.Objects;

/**
 * Where the store is.
 *
 * @param url of JDBC, such as {@code jdbc:postgresql://127.0.0.1:15432/whence}
 * @param user owns the tables and migrates them; the hub itself works as {@link #writer} and {@link #reader}
 * @param connections the most that each of the two pools opens
 */
public record StoreSettings(String url, String user, String password, int connections) {
    public StoreSettings {
        Objects.requireNonNull(url);
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    /** With six connections for writing and six for reading. */
    public static StoreSettings of(String url, String user, String password) {
        return new StoreSettings(url, user, password, 6);
    }

    /** The role that appends. */
    public String writer() {
        return user + "_writer";
    }

    /** The role that only reads. */
    public String reader() {
        return user + "_reader";
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
