package dev.whence.projection;

/** The files of a projection fail on this event. */
final class UnfitEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;

    UnfitEventException(long position, String reason, Throwable cause) {
        super(reason, cause);
        this.position = position;
    }

    long position() {
        return position;
    }
}
