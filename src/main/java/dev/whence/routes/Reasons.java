package dev.whence.routes;

/** Why something failed, in one line for people. */
final class Reasons {
    private Reasons() {}

    /** The innermost message that says anything; the exception's name where none does. */
    static String of(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                reason = cause.getMessage();
            }
        }
        return reason.strip().lines().findFirst().orElse(reason);
    }
}
