package dev.whence.sample;

/** Something on sale, as a visitor sees it. */
interface Ware {
    String id();

    /** The English name of its category, or {@code unknown}. */
    String label();
}
