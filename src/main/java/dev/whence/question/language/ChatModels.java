package dev.whence.question.language;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** The clients of the providers. */
final class ChatModels {
    private static final int MOST_TOKENS = 500;

    private ChatModels() {}

    /** Does not connect. It asks once: whoever waits has no time for a second try. */
    static ChatModel open(LanguageSettings settings) {
        return switch (settings.provider()) {
            case "anthropic" -> {
                var model = AnthropicChatModel.builder()
                        .modelName(settings.model())
                        .apiKey(settings.key())
                        .timeout(settings.patience())
                        .maxTokens(MOST_TOKENS)
                        .maxRetries(0);
                settings.url().ifPresent(model::baseUrl);
                yield model.build();
            }
            case "openai" -> {
                var model = OpenAiChatModel.builder()
                        .modelName(settings.model())
                        .apiKey(settings.key())
                        .timeout(settings.patience())
                        .maxTokens(MOST_TOKENS)
                        .maxRetries(0);
                settings.url().ifPresent(model::baseUrl);
                yield model.build();
            }
            default ->
                OllamaChatModel.builder()
                        .modelName(settings.model())
                        .baseUrl(settings.url().orElse("http://127.0.0.1:11434"))
                        .timeout(settings.patience())
                        .maxRetries(0)
                        .build();
        };
    }
}
