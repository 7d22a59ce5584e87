package dev.whence.store;

import dev.whence.event.Subject;

/** A person as one source names them: a connector, the sender of a CloudEvent, or the hub itself. */
public record DataSubject(String source, Subject subject) implements Comparable<DataSubject> {
    @Override
    public int compareTo(DataSubject other) {
        int sources = source.compareTo(other.source);
        return sources != 0 ? sources : subject.toString().compareTo(other.subject.toString());
    }

    @Override
    public String toString() {
        return subject + " of " + source;
    }
}
