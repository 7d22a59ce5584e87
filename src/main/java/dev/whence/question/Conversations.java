package dev.whence.question;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last turn of the conversations that were used most recently. Thread-safe. */
final class Conversations {
    private final Map<String, Turn> turns;

    /** @param most how many are kept; the least recently used are forgotten */
    Conversations(int most) {
        this.turns = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
                return size() > most;
            }
        };
    }

    /** An empty turn for a conversation that is unknown or forgotten. */
    synchronized Turn last(String conversation) {
        return turns.getOrDefault(conversation, Turn.NONE);
    }

    synchronized void remember(String conversation, Turn turn) {
        turns.put(conversation, turn);
    }
}
