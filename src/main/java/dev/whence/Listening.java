package dev.whence;

import dev.whence.cli.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the hub can be reached from. */
final class Listening {
    private Listening() {}

    /** Whether nobody but who is on this machine reaches the REST interface. */
    static boolean isHereOnly(Settings settings) {
        try {
            return InetAddress.getByName(settings.get("whence.http.host")).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
