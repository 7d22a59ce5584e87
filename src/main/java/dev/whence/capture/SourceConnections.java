package dev.whence.capture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to a source, which the caller closes. */
final class SourceConnections {
    private SourceConnections() {}

    static Connection open(ConnectorFile connector) throws SQLException {
        return connect(connector, new Properties());
    }

    /** For commands of the replication protocol. */
    static Connection replicating(ConnectorFile connector) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("replication", "database");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("assumeMinServerVersion", "10");
        return connect(connector, properties);
    }

    private static Connection connect(ConnectorFile connector, Properties properties) throws SQLException {
        properties.setProperty("user", connector.user());
        if (!connector.password().reveal().isEmpty()) {
            properties.setProperty("password", connector.password().reveal());
        }
        properties.setProperty("sslmode", connector.sslMode());
        properties.setProperty("ApplicationName", "whence " + connector.name());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        String url = "jdbc:postgresql://" + connector.host() + ":" + connector.port() + "/" + connector.database();
        return DriverManager.getConnection(url, properties);
    }
}
