package dev.whence.question;

import dev.whence.event.WhenceException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A question as it was asked.
 *
 * @param conversation the conversation of an earlier answer, for a follow-up
 * @param now the clock of the question
 * @param model the mounted model that is asked; empty for that of the events
 */
public record AskRequest(String question, Optional<String> conversation, LocalDateTime now, Optional<String> model) {
    /** To the model of the events. */
    public AskRequest(String question, Optional<String> conversation, LocalDateTime now) {
        this(question, conversation, now, Optional.empty());
    }

    /**
     * Reads the clock from the wire: ISO 8601, with or without an offset, or a date alone; the clock where it is absent.
     * Fails with BAD_DATA for anything else, and for a blank question.
     */
    public static AskRequest of(String question, Optional<String> conversation, Optional<String> now, Clock clock) {
        if (question.isBlank()) {
            throw WhenceException.badData(
                    "the question is empty: ask something such as \"What was the revenue last month?\"");
        }
        return new AskRequest(
                question.strip(),
                conversation,
                now.map(AskRequest::time).orElseGet(() -> LocalDateTime.now(clock.withZone(ZoneOffset.UTC))));
    }

    /** The same in other words. */
    AskRequest saying(String words) {
        return new AskRequest(words, conversation, now, model);
    }

    /** The same of another model. */
    public AskRequest of(Optional<String> other) {
        return new AskRequest(question, conversation, now, other);
    }

    private static LocalDateTime time(String text) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDateTime.parse(text + "T00:00:00");
            }
            return text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw WhenceException.badData("'" + text + "' is no time: write it as 2018-09-03T09:00:00");
        }
    }
}
