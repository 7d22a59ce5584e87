package dev.whence.capture;

/** A text that must not show in a log. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
