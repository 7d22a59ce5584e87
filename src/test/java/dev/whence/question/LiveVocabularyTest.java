package dev.whence.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.question.reading.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveVocabularyTest {
    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void isReadAgainAtOnceWhenMostEventsCameSinceItWasRead() {
        try (LiveVocabulary words = new LiveVocabulary(this::read, position::get)) {
            position.set(1000);
            words.get();
            position.set(2001);
            int before = readings.get();
            words.get();
            assertThat(readings).hasValueGreaterThan(before);
        }
    }

    @Test
    void servesWhileAFewEventsCome() {
        try (LiveVocabulary words = new LiveVocabulary(this::read, position::get)) {
            position.set(1000);
            Vocabulary first = words.get();
            position.set(1500);
            assertThat(words.get()).isSameAs(first);
        }
    }

    private Vocabulary read() {
        readings.incrementAndGet();
        return new Vocabulary(List.of(), List.of(), Map.of(), List.of());
    }
}
