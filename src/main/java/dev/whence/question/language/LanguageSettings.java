package dev.whence.question.language;

import dev.whence.event.WhenceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which language model may help, and how long is waited for it.
 *
 * @param provider anthropic, openai (and whatever speaks its protocol) or ollama
 * @param url of the provider; empty for its usual one
 * @param key empty where the provider needs none
 * @param words whether it may also word answers
 */
public record LanguageSettings(
        String provider, String model, Optional<String> url, String key, Duration patience, boolean words) {
    static final List<String> PROVIDERS = List.of("anthropic", "openai", "ollama");

    /** Fails with CONFIG where the settings do not name a model of a provider that is known. */
    public LanguageSettings {
        if (!PROVIDERS.contains(provider)) {
            throw WhenceException.config("there is no language provider '" + provider + "'; whence.language.provider is"
                    + " none, " + String.join(", ", PROVIDERS));
        }
        if (model.isBlank()) {
            throw WhenceException.config("whence.language.model names no model of " + provider);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return provider + " " + model;
    }
}
