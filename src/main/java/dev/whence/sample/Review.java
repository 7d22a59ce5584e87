package dev.whence.sample;

import java.time.LocalDateTime;
import java.util.Optional;

/** What a customer said of an order. */
record Review(
        String id,
        int score,
        Optional<String> title,
        Optional<String> message,
        LocalDateTime created,
        LocalDateTime answered) {}
