package dev.whence.sample;

import dev.whence.event.WhenceException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The PostgreSQL server on which the sample shop lives, and the files with the passwords of its two roles.
 *
 * @param database the shop's name there
 * @param ownerPassword the file of the owner's password, made on first use like the next one
 */
public record ShopServer(
        String host,
        int port,
        String database,
        String adminUser,
        Path adminPassword,
        Path ownerPassword,
        Path capturePassword) {
    /** The role that owns the shop and writes into it. */
    public static final String OWNER = "shop";

    /** The role that reads the shop's changes. */
    public static final String CAPTURE = "shop_capture";

    /**
     * From WHENCE_ADMIN_URL, WHENCE_ADMIN_USER, WHENCE_ADMIN_PASSWORD_FILE, WHENCE_SHOP_PASSWORD_FILE and
     * WHENCE_SHOP_CAPTURE_PASSWORD_FILE, as {@code services.sh env} prints them, and WHENCE_SHOP_DATABASE (default
     * {@code shop}).
     */
    public static ShopServer from(Map<String, String> environment) {
        String url = environment.getOrDefault("WHENCE_ADMIN_URL", "jdbc:postgresql://127.0.0.1:15432/postgres");
        Path password = Optional.ofNullable(environment.get("WHENCE_ADMIN_PASSWORD_FILE"))
                .map(Path::of)
                .orElseThrow(() -> WhenceException.config("who may create the shop's database is not known: start the"
                        + " local services, or set WHENCE_ADMIN_URL, WHENCE_ADMIN_USER and"
                        + " WHENCE_ADMIN_PASSWORD_FILE"));
        URI address = address(url);
        return new ShopServer(
                address.getHost(),
                address.getPort() < 0 ? 5432 : address.getPort(),
                environment.getOrDefault("WHENCE_SHOP_DATABASE", "shop"),
                environment.getOrDefault("WHENCE_ADMIN_USER", "postgres"),
                password,
                file(environment, "WHENCE_SHOP_PASSWORD_FILE", password.resolveSibling(OWNER + ".password")),
                file(environment, "WHENCE_SHOP_CAPTURE_PASSWORD_FILE", password.resolveSibling(CAPTURE + ".password")));
    }

    private static Path file(Map<String, String> environment, String name, Path otherwise) {
        return Optional.ofNullable(environment.get(name)).map(Path::of).orElse(otherwise);
    }

    private static URI address(String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw WhenceException.config("WHENCE_ADMIN_URL must look like jdbc:postgresql://HOST:PORT/DATABASE");
        }
        return URI.create(url.substring("jdbc:".length()));
    }

    public String url() {
        return urlOf(database);
    }

    /** The JDBC address of another database on this server. */
    String urlOf(String name) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** Connected as the shop itself, to its database. The caller closes it. */
    public Connection asOwner() throws SQLException {
        return connect(database, OWNER, Passwords.inFile(ownerPassword));
    }

    Connection asAdmin() throws SQLException {
        return asAdmin("postgres");
    }

    Connection asAdmin(String name) throws SQLException {
        return connect(name, adminUser, Passwords.inFile(adminPassword));
    }

    private Connection connect(String name, String user, String password) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("ApplicationName", "whence-sample");
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(urlOf(name), settings);
    }
}
