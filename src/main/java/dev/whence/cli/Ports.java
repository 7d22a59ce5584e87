package dev.whence.cli;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Whether the hub will get its ports; asked before anything is changed for its sake. */
final class Ports {
    private Ports() {}

    /** Fails with CONFIG if one is taken, perhaps by a hub that runs already. */
    static void check(Settings settings) {
        check(settings, "whence.http.port");
        check(settings, "whence.management.port");
    }

    private static void check(Settings settings, String key) {
        int port = settings.number(key);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(settings.get("whence.http.host")), port));
        } catch (IOException e) {
            throw WhenceException.config("port " + port + " is taken: if a Whence runs already, stop it (Ctrl-C, or"
                    + " whence down); else choose another port with --set " + key + "=N");
        }
    }
}
