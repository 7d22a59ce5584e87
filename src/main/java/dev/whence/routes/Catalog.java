package dev.whence.routes;

import dev.whence.event.Vocabulary;
import java.util.List;

/** Tells what can be asked and what can happen. Thread-safe. */
public final class Catalog {
    private final Vocabulary vocabulary;

    public Catalog(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What the hub knows. */
    public record Contents(List<Type> events) {}

    /** A type of event. */
    public record Type(String type, int version, String title, String description) {}

    public Contents describe() {
        return new Contents(vocabulary.types().stream()
                .flatMap(type -> vocabulary.find(type).stream())
                .map(known -> new Type(known.type().value(), known.version(), known.title(), known.description()))
                .toList());
    }
}
