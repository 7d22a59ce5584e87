package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.event.WhenceException;
import dev.whence.privacy.KeyWrapping;
import dev.whence.privacy.MasterKeyFile;
import dev.whence.privacy.MasterKeys;
import java.util.List;
import java.util.ServiceLoader;

/** What the settings say about personal data. */
final class MasterKey {
    private static final String KEY = "whence.privacy.master-key";
    private static final String SERVICE = "whence.privacy.kms";
    private static final String SHOW = "whence.privacy.show";

    private MasterKey() {}

    /** From a key management service, the settings, or the data folder, in this order. Fails with CONFIG. */
    static KeyWrapping open(Settings settings) {
        String service = settings.get(SERVICE);
        if (!service.isBlank()) {
            return service(service);
        }
        String given = settings.secret(KEY);
        return given.isBlank() ? MasterKeyFile.open(settings.data().resolve("master.key")) : MasterKeys.parse(given);
    }

    /** Whether who speaks with the hub is shown personal values in the clear. Fails with CONFIG. */
    static boolean isShown(Settings settings) {
        return switch (settings.get(SHOW)) {
            case "always" -> true;
            case "never" -> false;
            case "loopback" -> Listening.isHereOnly(settings);
            default ->
                throw WhenceException.config(SHOW + " is loopback, always or never, not '" + settings.get(SHOW) + "'");
        };
    }

    private static KeyWrapping service(String name) {
        List<KeyWrapping> services = ServiceLoader.load(KeyWrapping.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> WhenceException.config(SERVICE + " names '" + name + "', and on the class path are "
                        + services.stream().map(KeyWrapping::name).toList()));
    }
}
