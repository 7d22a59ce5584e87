package dev.whence.access;

/** What a call asks of who makes it, as {@code x-access} in the contract says; what says nothing needs an admin. */
public enum Need {
    /** No key. */
    ANYONE,
    /** Any key. */
    ASKS,
    /** A key that is not narrowed: events hold all of what happened. */
    READS,
    ENGINEERS,
    ADMINS
}
