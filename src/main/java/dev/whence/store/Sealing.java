package dev.whence.store;

import dev.whence.event.Vocabulary;
import dev.whence.privacy.KeyWrapping;

/**
 * How a store keeps what is personal.
 *
 * @param wrapping wraps the keys of data subjects
 * @param vocabulary says which fields of events are personal
 */
public record Sealing(KeyWrapping wrapping, Vocabulary vocabulary) {}
