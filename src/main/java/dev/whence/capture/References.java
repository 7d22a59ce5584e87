package dev.whence.capture;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills in what a connector file only refers to: {@code ${env:NAME}} or {@code ${NAME}} for a setting, with
 * {@code ${NAME:default}} where it may be missing, and {@code ${file:PATH}} for the content of a file (a mounted
 * secret), relative to the connector file, without its last line break.
 */
final class References {
    private final Function<String, Optional<String>> settings;
    private final Path folder;

    References(Function<String, Optional<String>> settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    static boolean isReference(String text) {
        return text.startsWith("${") && closing(text, 2) == text.length() - 1;
    }

    /**
     * The text with every reference filled in; one may stand inside another: {@code ${file:${SECRETS:.}/shop}}.
     *
     * @throws WhenceException CONFIG if one leads nowhere
     */
    String resolve(String text) {
        int opening = text.indexOf("${");
        int closing = opening < 0 ? -1 : closing(text, opening + 2);
        if (closing < 0) {
            return text;
        }
        String reference = text.substring(opening + 2, closing);
        return text.substring(0, opening) + value(resolve(reference)) + resolve(text.substring(closing + 1));
    }

    /** Where the bracket closes that was opened just before {@code from}; -1 if it never does. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }

    private String value(String reference) {
        if (reference.startsWith("file:")) {
            return content(reference.substring("file:".length()));
        }
        String setting = reference.startsWith("env:") ? reference.substring("env:".length()) : reference;
        int colon = setting.indexOf(':');
        String name = colon < 0 ? setting : setting.substring(0, colon);
        Optional<String> fallback = colon < 0 ? Optional.empty() : Optional.of(setting.substring(colon + 1));
        return settings.apply(name)
                .or(() -> fallback)
                .orElseThrow(() -> WhenceException.config(
                        "the environment variable " + name + " is not set; set it, or write ${" + name + ":default}"));
    }

    private String content(String path) {
        try {
            return Files.readString(folder.resolve(path)).stripTrailing();
        } catch (IOException e) {
            throw WhenceException.config("the file " + path + " cannot be read: " + e.getMessage());
        }
    }
}
